using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Memory;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Sales;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// Carries out the consequences of a tick's phone use in a district: pays bills, breaks handsets, and ends lines. The results do not depend on the numbers that
/// identify handsets, because these numbers change with other people's purchases.
/// </summary>
internal sealed class UseSettlement(Population population, Cohort rows, SubscriptionLedger ledger, Purses purses)
{
    /// <summary>The money, in US cents, that each household lacks for the full payment of its phone bills of the tick.</summary>
    private readonly Dictionary<HouseholdIndex, long> _missing = [];
    private readonly List<(HouseholdIndex Household, int DaysSinceDue, Bill Bill)> _late = [];

    /// <summary>
    /// The households that pay the bills of the tick, in the order of the bills. Each bill is paid by the household of the citizen who uses the handset.
    /// </summary>
    private readonly List<HouseholdIndex> _households = [];

    /// <param name="day">The day of the run on which the tick ends.</param>
    public void Settle(UseTally tally, int day)
    {
        PayBills(tally.Bills, day);
        EndOrBreak(tally.Events);
    }

    /// <summary>
    /// Pays the phone bills of the tick from the households' purses. A household with too little money pays the bills with the earliest due days first, so that
    /// the length of the tick does not matter.
    /// </summary>
    /// <param name="day">The day of the run on which the tick ends.</param>
    private void PayBills(List<Bill> bills, int day)
    {
        _missing.Clear();
        _households.Clear();
        foreach (var bill in bills)
        {
            _households.Add(population.HouseholdOf(bill.Owner));
        }

        for (var index = 0; index < bills.Count; index++)
        {
            if (index + Prefetching.Ahead < bills.Count)
            {
                purses.Prefetch(_households[index + Prefetching.Ahead]);
            }

            var household = _households[index];
            var missing = bills[index].Cents - purses.PayUpTo(day, household, bills[index].Cents);
            if (missing > 0)
            {
                _missing[household] = _missing.GetValueOrDefault(household) + missing;
            }
        }

        JudgePayers(bills, day);
    }

    /// <summary>Marks the phone lines whose bills were not paid in full as penniless. Removes this mark from lines whose bills were paid in full.</summary>
    private void JudgePayers(List<Bill> bills, int day)
    {
        _late.Clear();
        for (var index = 0; index < bills.Count; index++)
        {
            var bill = bills[index];
            if (_missing.ContainsKey(_households[index]))
            {
                _late.Add((_households[index], UseRule.DaysSinceDue(day, bill.Registrant), bill));
            }
            else
            {
                Mark(bill, isPenniless: false);
            }
        }

        // The money is missing for the bills that were due last.
        _late.Sort(static (one, other) => (one.Household, one.DaysSinceDue).CompareTo((other.Household, other.DaysSinceDue)));
        foreach (var (household, _, bill) in _late)
        {
            var missing = _missing[household];
            Mark(bill, isPenniless: missing > 0);
            _missing[household] = missing - bill.Cents;
        }
    }

    private void Mark(in Bill bill, bool isPenniless)
    {
        if (isPenniless != bill.Penniless)
        {
            rows.Apply(bill.Handset, new HandsetEffect(HandsetEffectKind.Penniless, isPenniless ? 1u : 0u));
        }
    }

    /// <summary>
    /// Marks the handsets that broke in this tick as broken, and ends the phone lines that were given up. Handles them in order of the registrants (the
    /// citizens in whose names the lines are).
    /// </summary>
    private void EndOrBreak(List<(HandsetIndex Handset, CitizenIndex Registrant, HandsetEvent Event)> events)
    {
        events.Sort(static (one, other) => one.Registrant.CompareTo(other.Registrant));
        foreach (var (handset, _, happened) in events)
        {
            if (happened == HandsetEvent.Broke)
            {
                ledger.Break(handset);
            }
            else
            {
                ledger.End(handset, HandsetEffectKind.PutOnSale);
            }
        }
    }
}
