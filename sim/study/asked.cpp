// Each family of names is one table of what it holds; asking and listing walk the same tables.
#include "chokepoint/study/asked.hpp"

#include <algorithm>

#include "chokepoint/core/diagnostic.hpp"
#include "study/asked_figures.hpp"

namespace chokepoint {
namespace {

using namespace asked;
using Parts = std::vector<std::string>;

const RunResult& with_events(const PairResult& p) { return p.scenario; }
const RunResult& without_events(const PairResult& p) { return p.baseline; }

Parts parts_of(const std::string& name) {
  Parts parts{""};
  for (const char c : name) {
    if (c == '.')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

const std::string& good_name(const Network& n, const Demand& d) { return n.good_of(d.item).name; }

class Asking {
 public:
  Asking(const Network& network, Run run, std::string& wrong) : n_(network), run_(run), wrong_(wrong) {}

  std::optional<Asked> number(const Parts& parts) {
    const auto& family = parts[0];
    if (parts.size() < 2) return fail(family, families());
    if (family == "all") return all(parts);
    if (family == "users") return user(parts);
    if (family == "licences") return licence(parts);
    if (family == "quotas") return quota(parts);
    if (family == "stores") return store(parts);
    if (family == "lanes") return lane(parts);
    if (family == "sites") return site(parts);
    if (family == "money") return money(parts);
    return fail(family, families());
  }

  std::optional<AskedSeries> series(const Parts& parts) {
    AskedSeries s;
    if (parts[0] == "stores" && parts.size() == 4 && parts[3] == "on_hand") {
      const auto item = item_of(parts);
      if (!item) return {};
      s.unit = n_.good_of(*item).unit;
      s.needs.daily_stores = true;
      s.of = [i = *item, unit = static_cast<double>(n_.good_of(*item).per_unit), run = run_](const PairResult& p) {
        std::vector<double> days;
        for (const auto& d : run(p).stores.items[i].days) days.push_back(static_cast<double>(d.on_hand.units) / unit);
        return days;
      };
      return s;
    }
    if (parts[0] != "users" || parts.size() < 3 || (parts.back() != "demanded" && parts.back() != "delivered")) {
      wrong_ =
          "there is no series of this name; allowed: users.SITE.demanded, users.SITE.delivered, "
          "stores.SITE.GOOD.on_hand";
      return {};
    }
    const auto user = user_of(parts);
    if (!user) return {};
    s.unit = n_.good_of(n_.demands[*user].item).unit;
    const auto what = parts.back() == "demanded" ? &UserDay::demanded : &UserDay::delivered;
    s.of = [u = *user, what, unit = static_cast<double>(n_.good_of(n_.demands[*user].item).per_unit),
            run = run_](const PairResult& p) {
      std::vector<double> days;
      for (const auto& d : run(p).users[u].days) days.push_back(static_cast<double>((d.*what).units) / unit);
      return days;
    };
    return s;
  }

 private:
  static Parts families() {
    return {"all", "users", "licences", "quotas", "stores", "lanes", "sites", "money", "baseline"};
  }

  std::nullopt_t fail(const std::string& word, const Parts& known) {
    wrong_ = "there is no '" + word + "'; " + hint(word, known);
    return std::nullopt;
  }
  std::nullopt_t due(const std::string& form) {
    wrong_ = "a name of this kind is written " + form;
    return std::nullopt;
  }

  std::optional<SiteId> site_named(const std::string& name) {
    Parts names;
    for (std::uint32_t s = 0; s < n_.sites.size(); ++s) {
      if (n_.sites[s].name == name) return SiteId{s};
      names.push_back(n_.sites[s].name);
    }
    return fail(name, names);
  }

  std::optional<Asked> all(const Parts& parts) {
    Parts names;
    for (const auto& f : all_figures()) {
      names.emplace_back(f.name);
      if (parts.size() != 2 || parts[1] != f.name) continue;
      return Asked{
          [of = f.of, from = n_.from, run = run_](const PairResult& p) { return of(run(p), from); }, f.unit, {}};
    }
    return fail(parts[1], names);
  }

  /// users.SITE.x or users.SITE.GOOD.x
  std::optional<DemandId> user_of(const Parts& parts) {
    Parts sites, goods;
    std::vector<std::uint32_t> here;
    for (std::uint32_t d = 0; d < n_.demands.size(); ++d) {
      const auto& site = n_.sites[n_.demands[d].site].name;
      sites.push_back(site);
      if (site != parts[1]) continue;
      here.push_back(d);
      goods.push_back(good_name(n_, n_.demands[d]));
    }
    if (here.empty()) {
      fail(parts[1], sites);
      return {};
    }
    if (parts.size() == 3) {
      if (here.size() == 1) return DemandId{here[0]};
      wrong_ = "'" + parts[1] + "' sells several goods; write users." + parts[1] + "." + goods[0] + "." + parts.back();
      return {};
    }
    for (std::size_t i = 0; i < here.size(); ++i)
      if (goods[i] == parts[2]) return DemandId{here[i]};
    fail(parts[2], goods);
    return {};
  }

  std::optional<Asked> user(const Parts& parts) {
    if (parts.size() != 3 && parts.size() != 4)
      return due("users.SITE.FIGURE, or users.SITE.GOOD.FIGURE where a site sells several");
    const auto u = user_of(parts);
    if (!u) return {};
    for (const auto& f : pair_figures())
      if (parts.back() == f.name)
        return Asked{[of = f.of, user = *u, from = n_.from](const PairResult& p) { return of(p, user, from); },
                     f.unit,
                     {true, true, false}};
    return figure<UserResult>(
        user_figures(), parts.back(), n_, n_.items[n_.demands[*u].item].good, run_,
        [i = *u](const RunResult& r) { return &r.users[i]; }, wrong_);
  }

  /// Results of an event stand in a list of their kind.
  template <class R>
  static const R* of_event(const std::vector<R>& list, EventId event) {
    for (const auto& r : list)
      if (r.event == event) return &r;
    return nullptr;
  }
  std::optional<EventId> event_named(const std::string& id) {
    Parts names;
    for (std::uint32_t e = 0; e < n_.events.size(); ++e) {
      if (n_.events[e].id == id) return EventId{e};
      names.push_back(n_.events[e].id);
    }
    fail(id, names);
    return {};
  }
  std::optional<Asked> licence(const Parts& parts) {
    if (parts.size() != 3) return due("licences.EVENT.FIGURE");
    const auto event = event_named(parts[1]);
    if (!event) return {};
    return figure_of_control<LicenceResult>(
        licence_figures(), parts[2], n_, run_, [e = *event](const RunResult& r) { return of_event(r.licences, e); },
        wrong_);
  }
  std::optional<Asked> quota(const Parts& parts) {
    if (parts.size() != 3) return due("quotas.EVENT.FIGURE");
    const auto event = event_named(parts[1]);
    if (!event) return {};
    return figure_of_control<QuotaResult>(
        quota_figures(), parts[2], n_, run_, [e = *event](const RunResult& r) { return of_event(r.quotas, e); },
        wrong_);
  }

  std::optional<ItemId> item_of(const Parts& parts) {
    const auto s = site_named(parts[1]);
    if (!s) return {};
    Parts goods;
    for (const ItemId i : n_.sites[*s].items) {
      goods.push_back(n_.good_of(i).name);
      if (goods.back() == parts[2]) return i;
    }
    fail(parts[2], goods);
    return {};
  }
  std::optional<Asked> store(const Parts& parts) {
    if (parts.size() != 4) return due("stores.SITE.GOOD.FIGURE");
    const auto item = item_of(parts);
    if (!item) return {};
    return figure<StoreResult>(
        store_figures(), parts[3], n_, n_.items[*item].good, run_,
        [i = *item](const RunResult& r) { return &r.stores.items[i]; }, wrong_);
  }
  std::optional<Asked> lane(const Parts& parts) {
    if (parts.size() != 3) return due("lanes.LANE.FIGURE");
    Parts names;
    for (std::uint32_t l = 0; l < n_.lanes.size(); ++l) {
      names.push_back(n_.lanes[l].name);
      if (n_.lanes[l].name != parts[1]) continue;
      return figure<LaneResult>(
          lane_figures(), parts[2], n_, n_.lanes[l].good, run_, [l](const RunResult& r) { return &r.lanes[l]; },
          wrong_);
    }
    return fail(parts[1], names);
  }
  std::optional<Asked> site(const Parts& parts) {
    if (parts.size() != 3) return due("sites.SITE.FIGURE");
    const auto s = site_named(parts[1]);
    if (!s) return {};
    auto asked = figure<BuyerResult>(
        buyer_figures(), parts[2], n_, {}, run_, [](const RunResult&) -> const BuyerResult* { return nullptr; },
        wrong_);
    if (!asked) return {};
    for (const auto& f : buyer_figures())
      if (parts[2] == f.name)
        asked->of = [of = f.of, i = *s, run = run_, scale = scale_of(n_, {})](const PairResult& p) {
          return chokepoint::number(of(BuyerResult{run(p).buyers[i]}, scale));
        };
    return asked;
  }
  std::optional<Asked> money(const Parts& parts) {
    if (parts.size() != 3) return due("money.total.FIGURE or money.SITE.FIGURE");
    if (!n_.money.on()) {
      wrong_ = "the scenario keeps no accounts; give it a `money`";
      return {};
    }
    const bool total = parts[1] == "total";
    const auto s = total ? std::optional<SiteId>(SiteId{}) : site_named(parts[1]);
    if (!s) return {};
    Parts names;
    const auto unit = n_.money.currency;
    if (total && (parts[2] == "cost" || parts[2] == "profit"))
      return Asked{[cost = parts[2] == "cost", run = run_](const PairResult& p) {
                     const auto& a = run(p).accounts;
                     return static_cast<double>(cost ? a.cost() : a.profit()) / 1e6;
                   },
                   unit,
                   {}};
    if (total) names = {"cost", "profit"};
    for (std::size_t k = 0; k < money_kinds; ++k) {
      names.emplace_back(word_of(static_cast<MoneyKind>(k)));
      if (names.back() != parts[2]) continue;
      return Asked{[k, total, site = *s, run = run_](const PairResult& p) {
                     const auto& a = run(p).accounts;
                     return static_cast<double>(total ? a.total(static_cast<MoneyKind>(k)) : a.sites[site][k]) / 1e6;
                   },
                   unit,
                   {}};
    }
    wrong_ = "there is no figure '" + parts[2] + "'; " + hint(parts[2], names);
    return {};
  }

  const Network& n_;
  Run run_;
  std::string& wrong_;
};

/// "baseline." in front means the run without the events.
bool of_baseline(Parts& parts) {
  if (parts[0] != "baseline") return false;
  parts.erase(parts.begin());
  if (parts.empty()) parts.emplace_back();
  return true;
}

template <class R>
void list(std::vector<std::string>& all, const std::string& before, const std::vector<Figure<R>>& figures) {
  for (const auto& f : figures) all.push_back(before + f.name);
}

}  // namespace

std::optional<Asked> ask(const Network& network, const std::string& name, std::string& wrong) {
  auto parts = parts_of(name);
  const bool baseline = of_baseline(parts);
  auto asked = Asking(network, baseline ? without_events : with_events, wrong).number(parts);
  if (asked && baseline) asked->needs.baseline = true;
  return asked;
}

std::optional<AskedSeries> ask_series(const Network& network, const std::string& name, std::string& wrong) {
  auto parts = parts_of(name);
  const bool baseline = of_baseline(parts);
  auto asked = Asking(network, baseline ? without_events : with_events, wrong).series(parts);
  if (asked && baseline) asked->needs.baseline = true;
  return asked;
}

std::vector<std::string> askable(const Network& n) {
  std::vector<std::string> all;
  for (const auto& f : all_figures()) all.push_back(std::string("all.") + f.name);
  for (const auto& d : n.demands) {
    const auto several =
        std::count_if(n.demands.begin(), n.demands.end(), [&](const Demand& o) { return o.site == d.site; });
    const auto before = "users." + n.sites[d.site].name + "." + (several > 1 ? good_name(n, d) + "." : "");
    list(all, before, user_figures());
    for (const auto& f : pair_figures()) all.push_back(before + f.name);
  }
  for (const auto& e : n.events) {
    if (e.what == "export licence") list(all, "licences." + e.id + ".", licence_figures());
    if (e.what.find("quota") != std::string::npos) list(all, "quotas." + e.id + ".", quota_figures());
  }
  for (std::uint32_t i = 0; i < n.items.size(); ++i)
    list(all, "stores." + n.site_of(ItemId{i}).name + "." + n.good_of(ItemId{i}).name + ".", store_figures());
  for (const auto& l : n.lanes) list(all, "lanes." + l.name + ".", lane_figures());
  for (const auto& s : n.sites) list(all, "sites." + s.name + ".", buyer_figures());
  return all;
}

}  // namespace chokepoint
