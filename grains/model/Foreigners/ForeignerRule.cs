using AdoptionSim.Model.Access;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Foreigners;

/// <summary>
/// The conditions that all foreigners of a cohort (group) share in a tick: permitted services, prices, and the chances to have a SIM card, mobile data or
/// broadband.
/// </summary>
public sealed class ForeignerKnowledge
{
    public ForeignerKnowledge(ForeignerParameters parameters, ForeignCohort cohort, AccessTable access, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(access);
        Person = cohort.Kind == ForeignerKind.Resident ? AccessGroup.ResidentForeigner : AccessGroup.Tourist;
        Visibility = cohort.Visibility;
        Prices = ForeignPrices.On(parameters, date);
        MayCallAbroad = access.Allows(Person, Service.InternationalCalls, Device.Handset);
        MayCallHere = access.Allows(Person, Service.Voice, Device.Handset) && MayCallForeigners(Person, access);
        Sim = MayCallAbroad || MayCallHere ? Wish(cohort.SimWish, parameters.SimPrice.On(date), parameters) : Probability.Never;
        Data =
            access.Allows(Person, Service.Data, Device.Handset) && access.Allows(Person, Service.Internet, Device.Handset)
                ? Wish(cohort.DataWish, parameters.DataPrice.On(date), parameters)
                : Probability.Never;
        Broadband =
            access.Allows(Person, Service.Broadband, Device.Computer) && access.Allows(Person, Service.Internet, Device.Computer)
                ? Probability.Of(cohort.Broadband)
                : Probability.Never;
    }

    public AccessGroup Person { get; }

    /// <summary>
    /// A factor on the number of times that citizens see gadgets, such as laptops, of a foreigner of this cohort (group of foreigners, such as diplomats). A
    /// value of 1 leaves the number as it is.
    /// </summary>
    public double Visibility { get; }

    public ForeignPrices Prices { get; }

    public bool MayCallAbroad { get; }

    /// <summary>True if foreigners of the cohort (group) may call other foreigners in the country.</summary>
    public bool MayCallHere { get; }

    /// <summary>The chance that a foreigner of the cohort (group) wants a SIM card at its present price; 0 if no calls are allowed.</summary>
    public Probability Sim { get; }

    /// <summary>The chance that a foreigner with a SIM card wants mobile data at its present price; 0 if data is not allowed.</summary>
    public Probability Data { get; }

    public Probability Broadband { get; }

    /// <summary>The time that foreigners who want mobile data take to register for it.</summary>
    public DataUptake Uptake { get; init; } = new(null, 1);

    /// <summary>True if people of an access group may call at least one group of foreigners.</summary>
    public static bool MayCallForeigners(AccessGroup person, AccessTable access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return access.MayCall(person, AccessGroup.ResidentForeigner) || access.MayCall(person, AccessGroup.Tourist);
    }

    private static Probability Wish(double wish, double price, ForeignerParameters parameters) =>
        Probability.Of(wish * parameters.HalfPrice / (parameters.HalfPrice + price));
}

/// <summary>The phone and Internet use of one foreigner in a tick.</summary>
/// <param name="Days">The number of days in the country.</param>
/// <param name="DataDays">The number of those days with mobile data.</param>
/// <param name="SpentCents">The money spent on SIM card, registration, calls and data, in US cents.</param>
/// <param name="PostsOverData">The number of messages and photos posted over mobile data.</param>
/// <param name="Sights">The number of times that citizens see gadgets, such as a laptop, of the foreigner.</param>
public record struct ForeignerOutcome(
    int Days,
    int DataDays,
    long SpentCents,
    long InternationalSeconds,
    long LocalSeconds,
    long Kilobytes,
    long Messages,
    long Photos,
    long PostsOverData,
    long Sights
);

/// <summary>
/// Simulates the behaviour of a foreigner in a tick. The access table, the prices and the person's preferences decide on the equipment: SIM card, mobile data
/// and broadband. A SIM card stays with the person until departure; data and broadband are decided in each tick.
/// </summary>
public static class ForeignerRule
{
    /// <param name="likes">The person's preferences: draws for SIM card, data and broadband, fixed for the stay.</param>
    /// <param name="draws">The person's draws of this tick.</param>
    /// <param name="registration">The person's draw of this tick for the registration of mobile data.</param>
    /// <param name="day">The last day of the tick.</param>
    public static ForeignerOutcome Step(
        ref ForeignerRow row,
        in Words likes,
        in Words draws,
        uint registration,
        int day,
        int stepDays,
        ForeignerParameters parameters,
        ForeignerKnowledge known
    )
    {
        var outcome = new ForeignerOutcome { Days = Math.Clamp(Math.Min(day, row.Leaves - 1) - Math.Max(day - stepDays + 1, row.Arrived) + 1, 0, stepDays) };
        Equip(ref row, ref outcome, likes, registration, known);
        if (row.Has(ForeignerFlags.Sim))
        {
            outcome.InternationalSeconds = known.MayCallAbroad
                ? StochasticRounding.Round(StochasticRounding.Of(outcome.Days * parameters.InternationalMinutes * 60), draws.W0)
                : 0;
            outcome.LocalSeconds = known.MayCallHere
                ? StochasticRounding.Round(StochasticRounding.Of(outcome.Days * parameters.LocalMinutes * 60), draws.W1)
                : 0;
            row.Seconds += (int)(outcome.InternationalSeconds + outcome.LocalSeconds);
        }

        outcome.Kilobytes = StochasticRounding.Round(StochasticRounding.Of(outcome.DataDays * parameters.DataUse * 1000), draws.W1);
        outcome.SpentCents += known.Prices.OfUse(outcome);
        outcome.Sights = StochasticRounding.Round(
            StochasticRounding.Of(outcome.Days * known.Visibility * (row.Has(ForeignerFlags.Sim) ? parameters.SightsWithPhone : parameters.Sights)),
            draws.W3
        );
        Post(ref row, ref outcome, draws, day, parameters);
        return outcome;
    }

    /// <summary>
    /// Decides which equipment (SIM card, mobile data, broadband) a foreigner has in this tick. Sets the money spent on it and the number of days with mobile
    /// data.
    /// </summary>
    private static void Equip(ref ForeignerRow row, ref ForeignerOutcome outcome, in Words likes, uint registration, ForeignerKnowledge known)
    {
        if (!row.Has(ForeignerFlags.Sim) && known.Sim.Occurs(likes.W0))
        {
            row.Flags |= ForeignerFlags.Sim;
            outcome.SpentCents += known.Prices.SimCents;
        }

        row.Flags &= ~(ForeignerFlags.Data | ForeignerFlags.Broadband);
        row.Flags |= known.Broadband.Occurs(likes.W2) ? ForeignerFlags.Broadband : 0;
        if (row.Has(ForeignerFlags.DataPaid))
        {
            outcome.DataDays = known.Data != Probability.Never ? outcome.Days : 0;
        }
        else if (row.Has(ForeignerFlags.Sim) && known.Data.Occurs(likes.W1))
        {
            outcome.DataDays = known.Uptake.DaysFromRegistration(outcome.Days, registration);
            outcome.SpentCents += outcome.DataDays > 0 ? known.Prices.DataCents : 0;
        }

        row.Flags |= outcome.DataDays > 0 ? ForeignerFlags.Data | ForeignerFlags.DataPaid : 0;
    }

    private static void Post(ref ForeignerRow row, ref ForeignerOutcome outcome, in Words draws, int day, ForeignerParameters parameters)
    {
        if (!row.Has(ForeignerFlags.Data | ForeignerFlags.Broadband))
        {
            return;
        }

        var online = row.Has(ForeignerFlags.Broadband) ? outcome.Days : outcome.DataDays;
        outcome.Messages = StochasticRounding.Round(StochasticRounding.Of(online * parameters.Messages), draws.W2);
        outcome.Photos = StochasticRounding.Round(StochasticRounding.Of(online * parameters.Photos), ~draws.W2);
        var share =
            !row.Has(ForeignerFlags.Data) ? 0
            : row.Has(ForeignerFlags.Broadband) ? parameters.PostsOverData * outcome.DataDays / outcome.Days
            : 1;
        outcome.PostsOverData = StochasticRounding.Round(StochasticRounding.Of((outcome.Messages + outcome.Photos) * share), draws.W0);
        row.Messages += (int)outcome.Messages;
        row.Photos += (int)outcome.Photos;
        row.PostsOverData += (int)outcome.PostsOverData;
        if (outcome.PostsOverData > 0 && row.FirstOverData == ForeignerRow.Never)
        {
            row.FirstOverData = day;
        }
    }
}
