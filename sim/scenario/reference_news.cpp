// Of the reference page: what happened, in the words of the news, and where its keys are described.
#include "reference_news.hpp"

namespace chokepoint {

const char* news_part() {
  return R"md(## From the news to a file

First the world without the news: `goods` with their units; `sites` that make, keep, need and sell; `lanes` that carry
between them. One end user that sells is enough: what it asks for pulls everything above. `chokepoint check FILE` says
what flows then. After that the news, as `events`. What no file says does not happen: write `keeps` where stocks are known,
and `at_most` above the steady flow where lost time can be made up.

```yaml
title: A port is shut for three weeks
from: 2025-01-01
until: 2025-12-31
goods: {coal: t}
sites:
  mine: {country: US, makes: coal, at_most: 12000 t/d}
  steel-works: {country: IN, keeps: {coal: 20 d}, sells: {coal: {rate: 10000 t/d, if_short: backorder}}}
lanes:
  port: {from: mine, to: steel-works, carries: coal, takes: 40 d}
events:
  - {id: shut, date: 2025-03-26, what: outage, where: port, lasts: 21 d}
```

| the news says | write |
|---|---|
| a mine, plant or harvest fails, in whole or in part; a strike, fire, flood, inspection | [outage](#outage) of a site: `cut`, `lasts`, `recovery` |
| a ship sinks; goods on their way are burned or seized | [outage](#outage) of a lane, `under_way: lost`; [ban](#ban), `under_way: seized` |
| a port, canal or border is closed; ships wait | [outage](#outage) of lanes: `under_way`, `pauses` |
| ships take the longer way; goods go by air | [reroute](#reroute): `adds`, or `mode`; [expediting](#expediting) of a lane |
| stocks burned, were sold off, are handed out | [stock destroyed](#stock-destroyed), [stock released](#stock-released); by rule: [stockpile release](#stockpile-release) and [refill](#stockpile-refill) |
| exports need a licence; review takes 45 working days; some get through | [export licence](#export-licence): `decided_after`, `approved`, `passes_freely`, [treatment](#treatment) by destination |
| the ministry decides faster, gives general licences, lets some through | [change of licences](#change-of-licences); [general licence](#general-licence), [fast track](#fast-track) |
| only goods that contain an element, above a share | [controlled pair](#controlled-pair), `containing`, `threshold` |
| customs opens containers | [customs inspection](#customs-inspection) |
| exports are forbidden; allowed to friends; smuggled | [ban](#ban); [exception from bans](#exception-from-bans); [leak](#leak-of-a-ban) |
| a quota on production, or on exports; late, or secret | [quota](#quota) with its [batches](#batch-of-a-quota) (`issued`, `published`, `size_published`), [export quota](#export-quota); what planners think of it: [belief](#belief) |
| a duty on imports | [tariff](#tariff), with [accounts](#accounts) |
| measures are suspended until a date | [truce](#truce); buyers who hurry before it ends: [front-loading](#front-loading) |
| buyers hoard, order twice, order too much | [precautionary stocking](#precautionary-stocking), [phantom orders](#phantom-orders) |
| buyers go elsewhere, after months of tests | [lane that stands by](#lane-that-stands-by) |
| buyers refuse an origin | [origin that is followed](#origin-that-is-followed), [purchase rule](#purchase-rule) |
| prices jump, demand gives way | [prices of a good](#prices-of-a-good), with [accounts](#accounts) |
| a new mine or plant, later than planned; on a price | [new capacity](#new-capacity), [delay of a project](#delay-of-a-project), `when` of an [event](#event) |
| the recipe is changed, material is thrifted or recycled | [shift of recipes](#shift-of-recipes); [recycling](#recycling-of-what-is-sold) |
| demand rises, falls, has seasons | [demand change](#demand-change); [movement of demand](#movement-of-demand) with a [profile](#profile) |
| lines stop for lack of a part among many | `parts` of a [need](#need); [parking](#parking-of-unfinished-units), [catching up](#catching-up) |
| it may happen; it happens when ...; first this, then that | `probability`, `when`, `after`, `after_end` of an [event](#event) |
| we hold this stock today, and these applications are in | [start of a given day](#start-of-a-given-day) |

The numbers to look at: `unmet` and `backlog` (what end users miss), `first_stop` and `stop_days` (lines that stand still),
`delay` and `wait` (how late); [results.md](results.md) defines all of them.

)md";
}

}  // namespace chokepoint
