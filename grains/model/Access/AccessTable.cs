using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Access;

/// <summary>
/// The access rules in force on one day. They say which services each group of people may use on each device, and which groups may call each other. Immutable.
/// </summary>
public sealed class AccessTable
{
    private static readonly int Services = Enum.GetValues<Service>().Length;
    private static readonly int Devices = Enum.GetValues<Device>().Length;
    private readonly ImmutableArray<bool> _allowed;
    private readonly ImmutableArray<ImmutableArray<AccessGroup>> _circles;

    private AccessTable(ImmutableArray<bool> allowed, ImmutableArray<ImmutableArray<AccessGroup>> circles) => (_allowed, _circles) = (allowed, circles);

    /// <param name="access">The nation's access rules; null if everybody may use everything and call everybody.</param>
    /// <param name="added">The scenario's rules in order, applied after the nation's.</param>
    public static AccessTable On(DateOnly date, AccessParameters? access, IEnumerable<AccessRule> added)
    {
        var rules = access?.Table ?? [new AccessRule(DateOnly.MinValue, null, [], [], [], true, "no table")];
        return On(
            date,
            rules.Concat(added),
            access?.CallCircles
                ??
                [
                    [.. Enum.GetValues<AccessGroup>()],
                ]
        );
    }

    private static AccessTable On(DateOnly date, IEnumerable<AccessRule> rules, ImmutableArray<ImmutableArray<AccessGroup>> circles)
    {
        var inForce = rules.Where(rule => rule.From <= date && !(rule.Until <= date)).ToList();
        var cells =
            from who in Enum.GetValues<AccessGroup>()
            from what in Enum.GetValues<Service>()
            from device in Enum.GetValues<Device>()
            select inForce.LastOrDefault(rule => Matches(rule, who, what, device))?.Allowed ?? false;
        return new AccessTable([.. cells], circles);
    }

    public bool Allows(AccessGroup who, Service what, Device on) => _allowed[((((int)who * Services) + (int)what) * Devices) + (int)on];

    /// <summary>
    /// True if the access rules let people of the two groups call each other. Both groups must also be allowed to make calls at all, which is not checked here.
    /// </summary>
    public bool MayCall(AccessGroup caller, AccessGroup called) => _circles.Any(circle => circle.Contains(caller) && circle.Contains(called));

    /// <summary>
    /// Throws if people of a group used a service on a device in a tick although the access rules forbid it. Guards against errors in the rules of the model.
    /// </summary>
    /// <param name="uses">The number of uses; 0 never throws.</param>
    /// <param name="where">The district or group of people that is named in the error.</param>
    /// <exception cref="InvalidOperationException">A forbidden use occurred: a rule of the model is wrong.</exception>
    public void Check(AccessGroup who, Service what, Device on, long uses, string where, Tick tick)
    {
        if (uses != 0 && !Allows(who, what, on))
        {
            throw new InvalidOperationException($"{where}, tick {tick}: {what} was used on a {on} by {who} ({uses}), which the access table forbids.");
        }
    }

    private static bool Matches(AccessRule rule, AccessGroup who, Service what, Device on) =>
        (rule.Who.IsDefaultOrEmpty || rule.Who.Contains(who))
        && (rule.What.IsDefaultOrEmpty || rule.What.Contains(what))
        && (rule.On.IsDefaultOrEmpty || rule.On.Contains(on));
}
