namespace AdoptionSim.Model.Prices;

/// <summary>The tariff of a tick.</summary>
/// <param name="FeePerTick">The monthly fee's part, in US cents x 256.</param>
/// <param name="IncludedSeconds">Seconds of the tick that the fee includes.</param>
/// <param name="SecondPrice">Of a second beyond, in US cents x 65536.</param>
/// <param name="BeyondKept">The part of the demand beyond the allowance that this price leaves, in 2^-16.</param>
/// <param name="BeyondMost">Seconds beyond the allowance that the median household's airtime budget pays for.</param>
public sealed record Tariff(uint FeePerTick, uint IncludedSeconds, uint SecondPrice, uint BeyondKept, uint BeyondMost);
