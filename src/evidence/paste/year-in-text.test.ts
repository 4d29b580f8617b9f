import { expect, test } from "vitest";
import { parseLogStamp } from "../log-stamp.ts";
import { yearInText } from "./year-in-text.ts";

test.each([
  ["mail header", "Date: Mon, 24 Mar 2014 14:19:59 +0100", "Mar 23", 2014],
  ["postcat", "message_arrival_time: Wed Oct 24 06:18:07 2012", "Oct 22", 2012],
  ["over the turn of the year", "Date: Wed, 1 Jan 2014 14:19:59 +0100", "Dec 30", 2013],
  ["wrong weekday", "Date: Tue, 24 Mar 2014 14:19:59 +0100", "Mar 23", undefined],
  ["far away", "Date: Mon, 24 Mar 2014 14:19:59 +0100", "Aug 23", undefined],
  ["two years", "Mon, 24 Mar 2014 x Tue, 24 Mar 2015 x", "Mar 23", undefined],
  ["none", "in March 2014", "Mar 23", undefined],
])("%s", (_, text, day, want) => {
  const found = parseLogStamp(`${day} 05:01:52`);
  expect(found && yearInText(text, found.stamp)).toBe(want);
});
