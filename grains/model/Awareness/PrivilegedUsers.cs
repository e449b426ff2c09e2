using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Awareness;

/// <summary>
/// Settings for a whole run: the chance that a citizen is privileged (has access to the international Internet), and how often the privileged visit it.
/// </summary>
public sealed class PrivilegeTable
{
    private readonly bool[] _works;

    public PrivilegeTable(RunInputs inputs, PrivilegedParameters privileged)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(privileged);
        _works = [.. inputs.Nation.People.Work.Select(work => privileged.Groups.Contains(work.Key))];
        var members = inputs
            .Populations.Where(population => population.District.Place != SettlementType.Closed)
            .Sum(population => Enumerable.Range(0, _works.Length).Where(work => _works[work]).Sum(work => (long)population.WorkersOf(work)));
        Chance = Probability.Of(privileged.People * inputs.Scale / Math.Max(1, members));
        Visits = new PoissonTable(privileged.Visits * inputs.Calendar.StepDays * 12 / 365.25);
    }

    /// <summary>
    /// The chance that a member of an eligible work group has access to the international Internet. <see cref="Has"/> returns which groups are eligible.
    /// </summary>
    public Probability Chance { get; }

    /// <summary>The distribution of the number of visits that a privileged citizen makes to the Internet in a tick.</summary>
    public PoissonTable Visits { get; }

    /// <summary>True if members of a work group can have access to the international Internet.</summary>
    /// <param name="work">The index of the work group in the nation's list.</param>
    public bool Has(int work) => _works[work];
}

/// <summary>
/// The privileged citizens of a district (<see cref="AccessGroup.Privileged"/>): the few who may have access to the international Internet on a computer. They
/// are drawn from the run's seed, so no state is carried from one tick to the next.
/// </summary>
public sealed class PrivilegedUsers : IDistrictService
{
    private readonly PrivilegeTable _table;
    private readonly List<CitizenIndex> _all = [];

    public PrivilegedUsers(RunInputs inputs, PrivilegeTable table, DistrictIndex district)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
        var population = inputs.Populations[district];
        if (population.District.Place != SettlementType.Closed)
        {
            ConstantDraws.Find(population, inputs.DrawsOf(district, new Tick(0)), Purpose.Privileged, table.Chance, Add);
        }

        void Add(CitizenIndex citizen, uint draw)
        {
            if (table.Has(population.WorkOf(citizen)))
            {
                _all.Add(citizen);
            }
        }
    }

    /// <summary>The privileged citizens of the district, who may have access to the international Internet, in order of citizen number.</summary>
    public IReadOnlyList<CitizenIndex> All => _all;

    /// <summary>True if the access table lets privileged citizens use the Internet on a computer in this tick.</summary>
    public bool HaveAccess { get; private set; }

    public void Open(ServiceTick tick) => Count(tick);

    public void Step(ServiceTick tick)
    {
        Count(tick);
        if (!HaveAccess)
        {
            return;
        }

        var visits = 0;
        foreach (var citizen in _all)
        {
            visits += _table.Visits.Count(tick.Draws.One(citizen, Purpose.InternetVisits));
        }

        tick.World.Access.Check(AccessGroup.Privileged, Service.Internet, Device.Computer, visits, tick.Key, tick.Tick);
        tick[InternetMeasures.Visits] += visits;
    }

    public void Write(IRowWriter rows) { }

    public void Restore(ref RowReader rows) { }

    private void Count(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        HaveAccess = tick.World.Access.Allows(AccessGroup.Privileged, Service.Internet, Device.Computer);
        tick[InternetMeasures.Users] = HaveAccess ? _all.Count : 0;
    }
}
