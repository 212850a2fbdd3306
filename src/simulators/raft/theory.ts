/**
 * The share of elections whose first term elects nobody, with all delays alike: too many servers stand within one delay of
 * the first. The delay is given as a part of the random part of the timeout (Ongaro 2014, §9.2).
 */
export function splitShare(servers: number, up: number, delay: number): number {
  const rivals = up - Math.floor(servers / 2);
  const part = Math.min(1, delay);
  let share = 0;
  for (let within = rivals; within <= up; within += 1)
    share += choices(up, within) * part ** within * (1 - part) ** (up - within);
  return share;
}

function choices(of: number, some: number): number {
  let ways = 1;
  for (let each = 1; each <= some; each += 1) ways = (ways * (of - some + each)) / each;
  return ways;
}
