using AdoptionSim.Nations;

namespace AdoptionSim.Model.Foreigners;

/// <summary>What foreigners pay on a day.</summary>
/// <param name="SimCents">For a SIM card, once.</param>
/// <param name="DataCents">For the registration of mobile data, once.</param>
/// <param name="GigabyteCents">For 1,000,000 kilobytes.</param>
/// <param name="AbroadCents">For 1,000 minutes of calls abroad.</param>
/// <param name="LocalCents">For 1,000 minutes of calls to other foreigners in the country.</param>
public readonly record struct ForeignPrices(long SimCents, long DataCents, long GigabyteCents, long AbroadCents, long LocalCents)
{
    private const int Cents = 100;
    private const int Kilobytes = 1_000_000;
    private const int Minutes = 1000;

    public static ForeignPrices On(ForeignerParameters parameters, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new ForeignPrices(
            Of(parameters.SimPrice.On(date)),
            Of(parameters.DataPrice.On(date)),
            Of(parameters.DataVolumePrice.On(date)),
            Of(parameters.InternationalPrice * Minutes),
            Of(parameters.LocalPrice * Minutes));
    }

    /// <summary>What calls and data of a tick cost, in US cents.</summary>
    public long OfUse(in ForeignerOutcome used) =>
        Part(used.Kilobytes * GigabyteCents, Kilobytes)
        + Part((used.InternationalSeconds * AbroadCents) + (used.LocalSeconds * LocalCents), 60 * Minutes);

    private static long Of(double dollars) => (long)Math.Round(dollars * Cents);

    private static long Part(long product, int whole) => (product + (whole / 2)) / whole;
}
