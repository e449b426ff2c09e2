using System.Collections.Immutable;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Sales;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Shops;
using AdoptionSim.Model.Strata;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Setup;

/// <summary>
/// The inputs of a run and the tables that the model computes from them before the first tick, such as incomes and shop areas. They are a function of nation,
/// scenario, seed, scale and step (days in a tick). Every silo (server) computes its own. Immutable.
/// </summary>
public sealed class RunSetup : RunInputs
{
    /// <param name="countsPhoneMonths">True if months with a phone are counted for each person.</param>
    public RunSetup(Nation nation, Scenario scenario, ulong seed, double scale, int stepDays, bool countsPhoneMonths = false)
        : base(nation, scenario, seed, scale, stepDays)
    {
        Means = new MeansTable(nation);
        Purse = PurseKnowledge.Of(nation.Means, scenario.Start, Calendar.DateOf(new Tick(Calendar.Ticks)));
        Habits = new UseHabits(nation, stepDays);
        RollOut = RollOut.Plan(nation, scenario.Start, Calendar.DateOf(new Tick(Calendar.Ticks)));
        Shops = new ShopAreas(nation);
        ShopHours = new ShopHours(nation, scale);
        Persons = new AccessGroups(nation);
        Strata = new StrataTables(this, Means);
        Lines = new LineTables(Means, Persons, Habits.Levels);
        Birthdays = new Birthdays(nation, Populations, Calendar, seed);
        Services = ServiceModules.Of(this, Persons, Birthdays, countsPhoneMonths);
        Propensities = PropensityLevels.Of(nation.Adoption.PropensitySpread);
    }

    public MeansTable Means { get; }

    public PurseKnowledge Purse { get; }

    public UseHabits Habits { get; }

    public RollOut RollOut { get; }

    public ShopAreas Shops { get; }

    public ShopHours ShopHours { get; }

    public AccessGroups Persons { get; }

    public LineTables Lines { get; }

    /// <summary>
    /// The tables that assign people to the groups, such as work groups or ten groups by income, for which phone owners and lines are counted.
    /// </summary>
    public StrataTables Strata { get; }

    public Birthdays Birthdays { get; }

    /// <summary>The services other than the phone that the nation has, in the order in which they perform a tick.</summary>
    public ImmutableArray<IServiceModule> Services { get; }

    /// <summary>
    /// The factor on the wish for a phone at each level of propensity (inclination) to adopt it, lowest level first. The mean of the factors is 1.
    /// </summary>
    public ImmutableArray<double> Propensities { get; }
}
