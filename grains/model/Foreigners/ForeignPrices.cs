using AdoptionSim.Nations;

namespace AdoptionSim.Model.Foreigners;

/// <summary>The prices of SIM cards, calls and mobile data for foreigners on a day.</summary>
/// <param name="SimCents">The price of a SIM card in US cents.</param>
/// <param name="DataCents">The registration fee of mobile data in US cents.</param>
/// <param name="GigabyteCents">The price of 1,000,000 kilobytes in US cents.</param>
/// <param name="AbroadCents">The price of 1,000 minutes of calls abroad, in US cents.</param>
/// <param name="LocalCents">The price of 1,000 minutes of calls to other foreigners in the country, in US cents.</param>
public readonly record struct ForeignPrices(long SimCents, long DataCents, long GigabyteCents, long AbroadCents, long LocalCents)
{
    private const int CentsADollar = 100;
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
            Of(parameters.LocalPrice * Minutes)
        );
    }

    /// <summary>Returns the cost of a foreigner's calls and data in a tick, in US cents.</summary>
    public long OfUse(in ForeignerOutcome used) =>
        Part(used.Kilobytes * GigabyteCents, Kilobytes) + Part((used.InternationalSeconds * AbroadCents) + (used.LocalSeconds * LocalCents), 60 * Minutes);

    private static long Of(double dollars) => (long)Math.Round(dollars * CentsADollar);

    private static long Part(long product, int whole) => (product + (whole / 2)) / whole;
}
