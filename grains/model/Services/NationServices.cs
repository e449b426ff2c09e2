using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Services;

/// <summary>Runs the services of the nation as a whole (vetting and foreigners) in each tick, in a fixed order, and holds their counts.</summary>
public sealed class NationServices
{
    private readonly RunInputs _inputs;
    private readonly INationService[] _all;

    /// <param name="world">The world before the first tick.</param>
    public NationServices(RunInputs inputs, IEnumerable<IServiceModule> modules, World world)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _inputs = inputs;
        _all = [.. modules.SelectMany(module => module.InNation())];
        Series = new long[NationSeries.Length(inputs.Nation.Foreigners?.Cohorts.Length ?? 0)];
        var start = new NationTick(inputs, world, Series);
        foreach (var service in _all)
        {
            service.Open(start);
        }
    }

    /// <summary>The counts of the nation as a whole in the last tick, laid out as in <see cref="NationSeries"/>.</summary>
    public long[] Series { get; private set; }

    /// <summary>Returns all services of the nation that have the given type.</summary>
    public IEnumerable<T> All<T>()
        where T : class, INationService => _all.OfType<T>();

    /// <summary>Returns the facts about an entity of a service of the nation, such as a foreigner, to show them to a user.</summary>
    /// <param name="place">The first part of the entity's id, such as <c>FR/COHORT</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such place, or no entity of that number.</exception>
    public FactSheet Describe(string place, int number)
    {
        var service = Array.Find(_all, service => service.Place == place)
            ?? throw new KeyNotFoundException(
                $"There is no cohort {place}; expected one of: {string.Join(", ", _all.Select(service => service.Place).OfType<string>())}."
            );
        return service.Describe(number);
    }

    /// <summary>Performs the part of a tick of all services of the nation; returns the data to broadcast to the districts.</summary>
    public NationBroadcast Step(World world)
    {
        Series = new long[Series.Length];
        var now = new NationTick(_inputs, world, Series);
        foreach (var service in _all)
        {
            service.Step(now);
        }

        return now.Broadcast;
    }

    public byte[] Save() =>
        RowBytes.Of(rows =>
        {
            rows.All<long>(Series);
            foreach (var service in _all)
            {
                service.Write(rows);
            }
        });

    public void Restore(ReadOnlySpan<byte> bytes)
    {
        var rows = new RowReader(bytes);
        Series = rows.All<long>();
        foreach (var service in _all)
        {
            service.Restore(ref rows);
        }
    }
}
