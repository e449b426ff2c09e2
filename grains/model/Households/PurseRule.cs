using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// Computes the savings (purse) of a household over time. The purse grows by saving, up to a limit. The purchase of another durable good (not a phone) takes a
/// share of it at most once a year of the run. A currency reform takes a share once. Updating a purse on many days gives exactly the same cents as one update
/// on the last day.
/// </summary>
public static class PurseRule
{
    /// <summary>
    /// Updates a purse to a day: adds savings, and subtracts purchases other than phones and the loss by a currency reform. A purse that is already updated to
    /// that day stays as it is.
    /// </summary>
    /// <param name="day">Days since the start of the run, at most 65,535.</param>
    public static void Open(ref HouseholdRow row, int day, in PurseKnowledge known, in HouseholdAddress household)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, ushort.MaxValue);
        var (draws, group) = (default(Words), -1);
        while (row.AsOfDay < day)
        {
            var year = row.AsOfDay / PurseKnowledge.DaysOfYear;
            // Four years share a random block, because at the end of a run most purses are brought up from its start.
            if (year / 4 != group)
            {
                group = year / 4;
                draws = new Draws(household.Seed, household.Place, group).Four(household.Number, Purpose.OtherGoods);
            }

            var goods = OtherGoodsDay(year, draws[year % 4], known);
            var end = Math.Min(day, (year + 1) * PurseKnowledge.DaysOfYear);
            GrowThrough(ref row, end, known, goods);
        }
    }

    /// <summary>
    /// True if a purse could hold an amount on a day, provided that nothing is taken from it until then. False if it certainly holds less. Cheaper than
    /// updating the purse.
    /// </summary>
    public static bool CouldHold(in HouseholdRow row, Cents cents, int day, in PurseKnowledge known) =>
        row.PurseCents >= cents
        || (
            row.SavingPerYear * known.CapPerSaving >= cents
            && row.PurseCents + known.SavedBy(day, row.SavingPerYear) - known.SavedBy(row.AsOfDay, row.SavingPerYear) >= cents
        );

    /// <summary>Takes an amount from a purse that is already updated to the day. Returns false, and takes nothing, if the purse holds less.</summary>
    public static bool Spend(ref HouseholdRow row, Cents cents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cents.Value, nameof(cents));
        if (row.PurseCents < cents)
        {
            return false;
        }

        row.PurseCents -= cents;
        return true;
    }

    /// <summary>
    /// Takes an amount from a purse that is already updated to the day, or all that it holds if that is less. Returns the amount taken, in US cents.
    /// </summary>
    public static Cents SpendUpTo(ref HouseholdRow row, Cents cents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cents.Value, nameof(cents));
        var taken = new Cents(Math.Min(row.PurseCents, cents));
        row.PurseCents -= taken;
        return taken;
    }

    /// <summary>Adds an amount to a purse that is already updated to the day. The purse may exceed the limit up to which savings grow.</summary>
    public static void AddCents(ref HouseholdRow row, Cents cents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cents.Value, nameof(cents));
        row.PurseCents = new Cents((int)Math.Min(int.MaxValue, (long)row.PurseCents + cents));
    }

    /// <summary>
    /// Updates a purse to a later day in the same year of the run. Applies saving, the purchase of another durable good, and the currency reform in order of
    /// their days.
    /// </summary>
    /// <param name="end">The day to which the purse is updated.</param>
    /// <param name="goods">The day of the purchase of another durable good; 0 without a purchase.</param>
    private static void GrowThrough(ref HouseholdRow row, int end, in PurseKnowledge known, int goods)
    {
        while (row.AsOfDay < end)
        {
            var next = end;
            next = goods > row.AsOfDay ? Math.Min(next, goods) : next;
            next = known.ReformDay > row.AsOfDay ? Math.Min(next, known.ReformDay) : next;
            Grow(ref row, next, known);
            row.PurseCents -= next == goods ? known.OtherGoodsShare.OfCents(row.PurseCents) : default;
            row.PurseCents -= next == known.ReformDay ? known.ReformLoss.OfCents(row.PurseCents) : default;
        }
    }

    private static void Grow(ref HouseholdRow row, int day, in PurseKnowledge known)
    {
        var cap = Math.Min(int.MaxValue, row.SavingPerYear * known.CapPerSaving);
        var grown = row.PurseCents + known.SavedBy(day, row.SavingPerYear) - known.SavedBy(row.AsOfDay, row.SavingPerYear);
        row.PurseCents = new Cents((int)Math.Max(row.PurseCents, Math.Min(cap, grown)));
        row.AsOfDay = (ushort)day;
    }

    /// <summary>Returns the day of the run on which a household buys a durable good other than a phone in a given year. Returns 0 if it buys none.</summary>
    /// <param name="year">The year of the run, counted from 0.</param>
    /// <param name="draw">The household's random draw for this year.</param>
    private static int OtherGoodsDay(int year, uint draw, in PurseKnowledge known)
    {
        var day = known.OtherGoods.Occurs(draw) ? (int)((ulong)draw * PurseKnowledge.DaysOfYear / known.OtherGoods.Threshold) : -1;
        return day < 0 ? 0 : (year * PurseKnowledge.DaysOfYear) + day + 1;
    }
}
