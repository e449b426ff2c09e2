using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Services;

/// <summary>The access rules as they stand on one day: a cell for each person, service and device. Immutable.</summary>
public sealed class AccessTable
{
    private static readonly int Services = Enum.GetValues<Service>().Length;
    private static readonly int Devices = Enum.GetValues<Device>().Length;
    private readonly ImmutableArray<bool> _allowed;

    private AccessTable(ImmutableArray<bool> allowed) => _allowed = allowed;

    /// <param name="rules">In order; the last that is in force and matches decides.</param>
    public static AccessTable On(DateOnly date, IEnumerable<AccessRule> rules)
    {
        var inForce = rules.Where(rule => rule.From <= date && !(rule.Until <= date)).ToList();
        var cells = from who in Enum.GetValues<Person>()
                    from what in Enum.GetValues<Service>()
                    from device in Enum.GetValues<Device>()
                    select inForce.LastOrDefault(rule => Matches(rule, who, what, device))?.Allowed ?? false;
        return new AccessTable([.. cells]);
    }

    public bool Allows(Person who, Service what, Device on) => _allowed[((((int)who * Services) + (int)what) * Devices) + (int)on];

    /// <summary>Holds a tick's uses against the table.</summary>
    /// <exception cref="InvalidOperationException">Something was used that is forbidden: a rule of the model is wrong.</exception>
    public void Check(Person who, Service what, Device on, long uses, string where, int tick)
    {
        if (uses != 0 && !Allows(who, what, on))
        {
            throw new InvalidOperationException($"{where}, tick {tick}: {uses} uses of {what} on a {on} by {who}, which the access table forbids.");
        }
    }

    private static bool Matches(AccessRule rule, Person who, Service what, Device on) =>
        (rule.Who.IsDefaultOrEmpty || rule.Who.Contains(who)) && (rule.What.IsDefaultOrEmpty || rule.What.Contains(what)) && (rule.On.IsDefaultOrEmpty || rule.On.Contains(on));
}
