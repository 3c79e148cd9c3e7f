// A believable directory of any size, as HSDS 3 tables. The same size and seed give the same bytes.
//
//   node generate.mjs --programs 20000 --out FOLDER [--seed 1] [--alike]
//
// `--alike`: all programs have one name, one organization and one phone, as the sites of a chain have.
//
// Invented: names are put together from the lists below, phones are of the kind that is kept for stories (555-01xx is too
// few for 100,000 programs, so the area codes are ones that nobody has), addresses lie in counties that do not exist.

import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SAINTS = 'Saint Anne,Saint Luke,Saint Mary,Grace,Mount Zion,Holy Cross,Bethel,New Hope,Trinity,Calvary,Emmanuel,Sacred Heart'.split(',');
const WORDS = 'Harbor,Lantern,Bridge,Cedar,Riverside,Open Door,Northside,Maple,Cornerstone,Beacon,Common Table,Willow,Crossroads,Lighthouse,Garden,Good Neighbor,Stone Soup,Morning Star,Sparrow,Haven,Unity,Pathway,Juniper,Prairie,Kindred'.split(',');
const STREETS = 'Oak,Elm,Birch,Canal,Foundry,Mill,Church,Depot,Walnut,Second,Third,Park,School,Water,Union,Franklin,Lincoln,Railroad,Orchard,Cherry'.split(',');
const CITY_BEGINNINGS = 'Kestrel,Alder,Marsh,Clear,Stony,Fox,Heron,Linden,Salt,Copper,Quarry,Thistle,Bramble,Winter,Amber,Otter'.split(',');
const CITY_ENDS = ' Falls,ton, Creek,field, Point,ville, Grove,ford, Landing,brook, Heights,wood'.split(',');
const LANGUAGES = [['Spanish', 'es'], ['Haitian Creole', 'ht'], ['Vietnamese', 'vi'], ['Arabic', 'ar'], ['Chinese', 'zh']];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DOCUMENTS = ['Photo ID', 'A letter with your address', 'Proof of income', 'Your lease', 'A referral from your clinic'];
const WHO = ['Anyone in {county}.', 'Adults 18 and older who live in {city}.', 'Families with children.', 'People 60 and older.', 'Anyone. No papers are asked for.', 'Households with a low income in {city} and nearby towns.'];
const HOW = ['Walk in.', 'Call first to make an appointment.', 'Call, and leave your name and a number.', 'Come in person on the first visit. Later you can call.', 'Ask your case worker to send a referral.'];
const CLOSES = ['Please bring your own bags.', 'The entrance is on {street} Street.', 'Bus {number} stops in front.', 'Free parking behind the building.', 'Staff speak with you alone.', 'There may be a wait of {number} minutes.', 'Children are welcome.', 'Closed on public holidays.'];

// Name, need, what it does.
const KINDS = [
  ['Food Pantry', 'food', 'Gives {number} days of groceries to each household, with fresh vegetables, rice, beans and canned food.'],
  ['Hot Lunch', 'food', 'Serves a hot lunch, and takes about {number} people a day.'],
  ['Mobile Pantry', 'food', 'A truck with groceries stops in {city} and at {number} other places each month.'],
  ['Home-Delivered Meals', 'food', 'Brings a warm meal to people who cannot leave their home, up to {number} miles away.'],
  ['Emergency Shelter', 'housing', 'Has {number} beds for the night, with a shower, a locker and breakfast.'],
  ['Rent Help', 'housing', 'Helps once a year with rent that is late, up to {number}0 dollars, paid to the landlord.'],
  ['Tenant Advice', 'legal', 'A lawyer explains letters from your landlord and goes with you to court in {city}.'],
  ['Utility Assistance', 'utilities', 'Pays part of a bill for heat, power or water when a notice of {number} days has come.'],
  ['Health Clinic', 'health-care', 'Doctors and nurses see adults and children, with {number} places a day for people without insurance.'],
  ['Dental Clinic', 'health-care', 'Cleans, fills and pulls teeth. The first visit takes about {number} minutes.'],
  ['Counseling', 'mental-health', 'Someone to talk with, alone or in a group of {number}, about grief, worry or stress.'],
  ['Recovery Group', 'substance-use', 'A group of {number} meets each week to stay sober together.'],
  ['Rides to Appointments', 'transportation', 'Drivers take you to the doctor and back, within {number} miles of {city}.'],
  ['Job Training', 'work', 'A course of {number} weeks with help to write a resume and to look for work.'],
  ['English Classes', 'education', 'Classes in English for adults at {number} levels, in the morning and in the evening.'],
  ['After-School Program', 'family', 'Homework, games and a snack for {number} children after school.'],
  ['Child Care', 'family', 'Cares for {number} children from 6 weeks to 5 years old.'],
  ['Diapers and Formula', 'goods', 'Gives {number} diapers a month, and formula where there is some.'],
  ['Clothing Closet', 'goods', 'Clothes and shoes for all ages. Each person takes up to {number} pieces.'],
  ['Tax Help', 'money', 'Volunteers fill out your tax return for free, in {number} languages.'],
  ['Diabetes Class', 'healthy-living', 'Learn in {number} evenings how to eat, move and check your blood sugar.'],
  ['Senior Center', 'aging', 'Lunch, company and exercise for older people, {number} days a week.'],
];

/** Numbers from a seed, the same on every machine (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: limit => Math.floor(next() * limit),
    one: list => list[Math.floor(next() * list.length)],
    chance: part => next() < part,
  };
}

/** A table that is written as it grows. */
class Table {
  constructor(folder, name, columns) {
    this.columns = columns;
    this.stream = createWriteStream(join(folder, `${name}.csv`));
    this.lines = [`${columns.join(',')}\n`];
    this.rows = 0;
  }

  add(row) {
    this.rows += 1;
    this.lines.push(`${this.columns.map(column => cell(row[column])).join(',')}\n`);
  }

  async flush() {
    if (!this.stream.write(this.lines.join(''))) await once(this.stream, 'drain');
    this.lines = [];
  }

  async end() {
    await this.flush();
    this.stream.end();
    await once(this.stream, 'finish');
  }
}

function cell(value) {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes the tables and `signpost.toml`: the rows of each table. */
export async function generate(folder, programs, { seed = 1, alike = false } = {}) {
  mkdirSync(folder, { recursive: true });
  const roll = dice(seed);
  const table = (name, columns) => new Table(folder, name, columns.split(' '));
  const tables = {
    organization: table('organization', 'id name description email website'),
    service: table('service', 'id organization_id name description status application_process fees_description eligibility_description assured_date x_needs'),
    location: table('location', 'id organization_id location_type name latitude longitude x_confidential'),
    address: table('address', 'id location_id address_1 city region state_province postal_code country address_type'),
    service_at_location: table('service_at_location', 'id service_id location_id'),
    phone: table('phone', 'id service_id organization_id number type'),
    schedule: table('schedule', 'id service_id freq byday opens_at closes_at'),
    language: table('language', 'id service_id name code'),
    required_document: table('required_document', 'id service_id document'),
  };
  const cities = makeCities(Math.max(3, Math.ceil(programs / 400)));
  for (let made = 0, organization = 0; made < programs; organization += 1) {
    const city = roll.one(cities);
    const name = `${roll.chance(0.3) ? roll.one(SAINTS) : roll.one(WORDS)} ${roll.one(['Center', 'Community Services', 'Ministries', 'Foundation', 'Alliance', 'House', 'Network'])} of ${city.name}`;
    const [o, l] = [`o${organization}`, `l${organization}`];
    const site = `https://org${organization}.example.org/`;
    tables.organization.add({ id: o, name, description: `Neighbors in ${city.name} who have helped since ${1950 + roll.below(70)}.`, email: `hello@org${organization}.example.org`, website: site });
    tables.phone.add({ id: `po${organization}`, organization_id: o, number: phone(organization, 0), type: 'voice' });
    const confidential = roll.chance(0.01);
    const street = roll.one(STREETS);
    tables.location.add({ id: l, organization_id: o, location_type: 'physical', name, latitude: (city.latitude + roll.below(400) / 10_000).toFixed(5), longitude: (city.longitude + roll.below(400) / 10_000).toFixed(5), x_confidential: confidential ? 'true' : '' });
    tables.address.add({ id: `a${organization}`, location_id: l, address_1: `${confidential ? 1_000 + organization : 1 + roll.below(999)} ${street} Street`, city: city.name, region: city.county, state_province: 'LK', postal_code: roll.one(city.codes), country: 'US', address_type: 'physical' });
    for (let count = 1 + roll.below(4); count > 0 && made < programs; count -= 1, made += 1) {
      program(tables, roll, { id: `s${made}`, made, o, l, city, street: confidential ? null : street, alike });
    }
    if (organization % 500 === 499) for (const each of Object.values(tables)) await each.flush();
  }
  for (const each of Object.values(tables)) await each.end();
  writeFileSync(join(folder, 'signpost.toml'), `name = "Larkwater Help"\ntime_zone = "America/Chicago"\nlanguages = ["en", "es"]\ncountry = "US"\n`);
  return Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows]));
}

function program(tables, roll, { id, made, o, l, city, street, alike }) {
  const [kind, need, does] = roll.one(KINDS);
  const fill = text => text.replaceAll('{number}', 2 + roll.below(60)).replaceAll('{city}', city.name).replaceAll('{county}', city.county).replaceAll('{street}', street);
  // Whoever keeps a place secret does not name its street.
  const closes = CLOSES.filter(text => street !== null || !text.includes('{street}'));
  const sentences = [does, ...closes.filter(() => roll.chance(0.35))];
  tables.service.add({
    id, organization_id: alike ? 'o0' : o,
    name: alike ? 'Lantern Food Pantry' : roll.chance(0.5) ? `${roll.one(WORDS)} ${kind}` : `${city.name} ${kind}`,
    description: fill(sentences.join(' ')),
    status: 'active',
    application_process: fill(roll.one(HOW)),
    fees_description: roll.chance(0.6) ? 'Free.' : `From ${roll.below(40)} dollars, by income.`,
    eligibility_description: fill(roll.one(WHO)),
    assured_date: `2026-${String(1 + roll.below(11)).padStart(2, '0')}-${String(1 + roll.below(28)).padStart(2, '0')}`,
    x_needs: roll.chance(0.5) ? need : '',
  });
  tables.service_at_location.add({ id: `sl${made}`, service_id: id, location_id: l });
  if (roll.chance(0.7)) tables.phone.add({ id: `ps${made}`, service_id: id, number: phone(alike ? 0 : made, 1), type: 'voice' });
  for (let count = roll.below(3); count > 0; count -= 1) {
    const opens = 8 + roll.below(6);
    tables.schedule.add({ id: `h${made}-${count}`, service_id: id, freq: 'WEEKLY', byday: DAYS.filter(() => roll.chance(0.4)).join(',') || 'MO', opens_at: `${String(opens).padStart(2, '0')}:00`, closes_at: `${opens + 2 + roll.below(6)}:30` });
  }
  for (const [name, code] of LANGUAGES.filter(() => roll.chance(0.15))) tables.language.add({ id: `g${made}-${code}`, service_id: id, name, code });
  if (roll.chance(0.4)) tables.required_document.add({ id: `d${made}`, service_id: id, document: roll.one(DOCUMENTS) });
}

/** Ten digits that differ for each number below 8 million of a series. */
const phone = (number, series) => `(${790 + series}) ${200 + (Math.floor(number / 10_000) % 800)}-${String(number % 10_000).padStart(4, '0')}`;

function makeCities(count) {
  const names = CITY_BEGINNINGS.flatMap(beginning => CITY_ENDS.map(end => beginning + end));
  return Array.from({ length: count }, (_, index) => ({
    name: (index < names.length ? '' : `${['North', 'South', 'East', 'West', 'New'][Math.floor(index / names.length) % 5]} `) + names[index % names.length],
    county: `${CITY_BEGINNINGS[Math.floor(index / CITY_ENDS.length) % CITY_BEGINNINGS.length]} County`,
    latitude: 38 + (index % 40) / 10,
    longitude: -94 + Math.floor(index / 40) / 10,
    codes: [0, 1, 2].map(part => String(10_000 + index * 3 + part)),
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : process.argv[at + 1];
  };
  const [programs, out, seed] = [Number(option('programs')), option('out'), Number(option('seed', '1'))];
  const alike = process.argv.includes('--alike');
  if (!Number.isInteger(programs) || programs < 1 || !out || !Number.isInteger(seed)) {
    console.error('node generate.mjs --programs NUMBER --out FOLDER [--seed NUMBER] [--alike]');
    process.exit(2);
  }
  console.log(await generate(out, programs, { seed, alike }));
}
