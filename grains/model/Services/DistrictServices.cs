using System.IO.Hashing;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Services;

/// <summary>
/// Runs all services of a district other than the phone, such as the intranet or the birthday boards. They step one after the other in each tick; their order
/// affects the hash of the district's state.
/// </summary>
public sealed class DistrictServices
{
    private readonly ServiceTick _tick;
    private readonly List<IDistrictService> _all = [];

    /// <param name="modules">The service modules in order.</param>
    public DistrictServices(IEnumerable<IServiceModule> modules, DistrictIndex district, ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(modules);
        _tick = tick;
        foreach (var module in modules)
        {
            _all.AddRange(module.InDistrict(district, this));
        }
    }

    /// <summary>The factor by which all services together change citizens' wish for a phone; 1 if none changes it.</summary>
    public double Willingness => _all.Aggregate(1.0, (product, service) => product * service.Willingness);

    /// <summary>Returns the district's service of the given type; null if the district has no such service.</summary>
    public T? Find<T>()
        where T : class, IDistrictService => _all.OfType<T>().FirstOrDefault();

    /// <summary>Returns all services of the district that have the given type.</summary>
    public IEnumerable<T> All<T>()
        where T : class, IDistrictService => _all.OfType<T>();

    /// <summary>Returns the facts about an entity of a service, such as a terminal, between two ticks, to show them to a user.</summary>
    /// <exception cref="KeyNotFoundException">The district has no service with such entities, or no entity of that number.</exception>
    public FactSheet Describe(EntityKind kind, int number, Tick tick)
    {
        var service = _all.Find(service => service.Entities == kind)
            ?? throw new KeyNotFoundException($"District {_tick.Key} has no {kind.ToString().ToLowerInvariant()}.");
        return service.Describe(number, tick, _tick.Counts);
    }

    /// <summary>Sets the initial state of all services of the district, before the first tick.</summary>
    public void Open(World world)
    {
        Begin(world, NationBroadcast.None);
        foreach (var service in _all)
        {
            service.Open(_tick);
        }
    }

    /// <summary>
    /// Begins a tick: gives the services of the district, such as its intranet, the tick's conditions and what nation-wide services, such as vetting, announce.
    /// </summary>
    public void Begin(World world, NationBroadcast nation) => _tick.Begin(world, nation);

    /// <summary>Delivers tie events (messages along social ties) to the services of the district, except those about phone lines.</summary>
    public void Hear(ReadOnlySpan<TieEvent> tieEvents)
    {
        foreach (ref readonly var item in tieEvents)
        {
            if (!item.IsOfLine)
            {
                foreach (var service in _all)
                {
                    service.Hear(item);
                }
            }
        }
    }

    public void Step()
    {
        foreach (var service in _all)
        {
            service.Step(_tick);
        }
    }

    /// <summary>Returns the state of all services of the district as bytes, for a checkpoint.</summary>
    public byte[] Save() => RowBytes.Of(rows => Write(rows, _all));

    /// <summary>Restores the state of all services of the district from the result of <see cref="Save"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public void Restore(ReadOnlySpan<byte> bytes)
    {
        var rows = new RowReader(bytes);
        foreach (var service in _all)
        {
            service.Restore(ref rows);
        }
    }

    /// <summary>Adds the state of the district's services to a hash, except observers, whose state does not affect the run.</summary>
    public void AppendTo(NonCryptographicHashAlgorithm hash) => Write(new RowHasher(hash), _all.Where(service => !service.IsObserver));

    private static void Write(IRowWriter rows, IEnumerable<IDistrictService> services)
    {
        foreach (var service in services)
        {
            service.Write(rows);
        }
    }
}
