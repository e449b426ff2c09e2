using System.Collections.Immutable;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Worlds;

/// <summary>
/// The nation-wide conditions at a tick: prices, tariff, chances that applications for phone lines are granted, access rules, and interventions in force.
/// Immutable.
/// </summary>
public sealed class World
{
    private readonly Nation _nation;
    private readonly ImmutableArray<Intervention> _inForce;
    private readonly ImmutableDictionary<SettlementType, Probability[]> _granted;

    private World(RunInputs inputs, Tick tick)
    {
        var calendar = inputs.Calendar;
        (_nation, Tick, Date) = (inputs.Nation, tick, calendar.DateOf(tick));
        Day = calendar.DayOf(tick);
        VisitDay = Math.Max(0, Day - (calendar.StepDays / 2));
        Announced = Date.AddDays((int)Math.Round((_nation.Adoption.AnnouncedAhead ?? default) * 7));
        var before = tick <= 1 ? calendar.Start.AddDays(-1) : calendar.DateOf(tick - 1);
        _inForce = [.. inputs.Scenario.Interventions.Where(intervention => intervention.Date <= Date)];
        Due = tick == 0 ? [] : [.. _inForce.Where(intervention => intervention.Date > before)];

        Prices = MarketPrices.At(_nation, inputs.Scenario, calendar, tick);
        Tariff = TariffTable.Of(_nation, _inForce, Date, calendar.StepDays);
        Access = AccessTable.On(Date, _nation.Access, _inForce.OfType<AccessChange>().Select(change => change.Rule));
        Loosening = Loosening.Within(_nation, Date, calendar.StepDays);
        _granted = Enum.GetValues<SettlementType>().ToImmutableDictionary(place => place, GrantedIn);
    }

    public Tick Tick { get; }

    /// <summary>The number of days from the start of the run to the end of the tick.</summary>
    public int Day { get; }

    /// <summary>
    /// The day, counted from the start of the run, up to which savings count when people apply for a line or buy. It is the middle of the tick. With the tick's
    /// last day, buyers would have more savings in runs with long ticks than in runs with short ones.
    /// </summary>
    public int VisitDay { get; }

    /// <summary>The last day of the tick, to which the figures counted in the tick refer.</summary>
    public DateOnly Date { get; }

    /// <summary>The interventions of the scenario that take effect at the start of this tick, in order of date, then in order of the scenario's file.</summary>
    public ImmutableArray<Intervention> Due { get; }

    public MarketPrices Prices { get; }

    /// <summary>The loosening of permission for phone lines since the launch.</summary>
    public Loosening Loosening { get; }

    /// <summary>The date up to which openings are announced at this tick. People know of the shops and base stations that open by then.</summary>
    public DateOnly Announced { get; }

    public Tariff Tariff { get; }

    /// <summary>The access rules in force: which services each group of people may use on which device.</summary>
    public AccessTable Access { get; }

    public static World At(RunInputs inputs, Tick tick)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new World(inputs, tick);
    }

    /// <summary>
    /// Returns the chances that an application for a line is granted in a type of settlement, such as county. The chance for a work group and a political class
    /// is at index <c>(work * 4) + class</c>.
    /// </summary>
    public ReadOnlySpan<Probability> Granted(SettlementType place) => _granted[place];

    /// <summary>Returns the factor by which interventions multiply the nation's rate of power cuts in a district; 1 without any.</summary>
    public double PowerCutFactor(District district) => Last<PowerChange>(change => change.Where.Matches(district))?.Factor ?? 1;

    private T? Last<T>(Func<T, bool> matches)
        where T : Intervention => _inForce.OfType<T>().LastOrDefault(matches);

    private Probability[] GrantedIn(SettlementType place)
    {
        var rules = _nation
            .Permission.Table.Where(rule => rule.From <= Date)
            .Concat(_inForce.OfType<PermissionChange>().Select(change => change.Rule))
            .Where(rule => rule.Place is null || rule.Place == place)
            .ToList();
        var granted = new Probability[64];
        for (var work = 0; work < _nation.People.Work.Length; work++)
        {
            for (var rank = 0; rank < _nation.People.Classes.Length; rank++)
            {
                var rule = rules.LastOrDefault(rule =>
                    (rule.Work is null || rule.Work == _nation.People.Work[work].Key) && (rule.Class is null || rule.Class == _nation.People.Classes[rank].Key)
                );
                granted[(work * 4) + rank] = Probability.Of(Loosening.ChanceOf((rule?.Granted ?? 0) / 100));
            }
        }

        return granted;
    }
}
