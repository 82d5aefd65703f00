// How prices are made: from scarcity, from what the demand pays for, and how they drift. Pure functions of doubles.
#pragma once

namespace chokepoint {

/// start x (reference / cover) ^ exponent; covers in the same unit of time. Infinite when nothing is left.
/// Source: Sterman (2000), Business Dynamics, ch. 20 (price as a power of inventory coverage).
double scarcity_price(double start, double reference, double cover, double exponent);

/// start x ratio ^ (1 / elasticity): the price at which a demand of constant elasticity (< 0) takes `ratio` of what it
/// takes at the start price. Infinite when the ratio is zero.
double clearing_price(double start, double ratio, double elasticity);

/// The price `days` later, when d ln P / dt = (ln target - ln P) / tau: exact for a constant target. tau = 0: at once.
/// Both prices > 0.
double drifted_price(double price, double target, double days, double tau);

/// (price / start) ^ elasticity: what a demand of constant elasticity is multiplied by.
double demand_at(double price, double start, double elasticity);

}  // namespace chokepoint
