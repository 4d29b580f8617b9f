/** Every sentence that detectors and findings can say, with the values in it. Each language in `report/messages` has them all. */
export interface Sayings {
  "summary.clean": { messages: number };
}
