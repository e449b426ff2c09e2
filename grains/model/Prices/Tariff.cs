namespace AdoptionSim.Model.Prices;

/// <summary>The tariff of a tick.</summary>
/// <param name="FeePerTick">The monthly fee's part for a tick, in US cents x 256.</param>
/// <param name="IncludedSeconds">The seconds of a tick that the fee includes.</param>
/// <param name="SecondPrice">The price of a further second, in US cents x 65536.</param>
/// <param name="BeyondKept">The share of demand beyond the allowance that remains at this price, in 2^-16.</param>
/// <param name="BeyondMost">The seconds beyond the allowance that the median household's airtime budget pays for.</param>
public sealed record Tariff(uint FeePerTick, uint IncludedSeconds, uint SecondPrice, uint BeyondKept, uint BeyondMost);
