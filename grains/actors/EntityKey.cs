using System.Globalization;
using AdoptionSim.Nations;

namespace AdoptionSim.Actors;

/// <summary>What a key names within a district.</summary>
public enum EntityKind
{
    Citizen,
    Handset,
    Tower,

    /// <summary>A site with terminals.</summary>
    Terminal,

    /// <summary>A birthday board; the number is the citizen's.</summary>
    Board,

    /// <summary>A district's cinemas; the number is 0.</summary>
    Cinema,

    /// <summary>A foreigner; in place of the district stands the cohort, <c>FR/COHORT</c>.</summary>
    Foreigner,
}

/// <summary>
/// The key of a citizen, handset, tower, site with terminals, board, cinema or foreigner, as <c>RUN/DISTRICT/1234</c>, <c>RUN/DISTRICT/h/77</c> or <c>RUN/FR/COHORT/5</c>; without the run it
/// is an entity's id, as commands name it.
/// </summary>
public readonly record struct EntityKey(string District, EntityKind Kind, int Number)
{
    public string Id => Kind switch
    {
        EntityKind.Handset => $"{District}/h/{Number}",
        EntityKind.Tower => $"{District}/t/{Number}",
        EntityKind.Terminal => $"{District}/i/{Number}",
        EntityKind.Board => $"{District}/b/{Number}",
        EntityKind.Cinema => $"{District}/c/{Number}",
        _ => $"{District}/{Number}",
    };

    /// <summary>Reads an id; null where it is none.</summary>
    public static EntityKey? Parse(string id)
    {
        var parts = (id ?? "").Split('/');
        return parts switch
        {
            [var district, var number] when IsNumber(number, out var value) => new EntityKey(district, EntityKind.Citizen, value),
            ["FR", var cohort, var number] when IsNumber(number, out var value) => new EntityKey($"FR/{cohort}", EntityKind.Foreigner, value),
            [var district, "h", var number] when IsNumber(number, out var value) => new EntityKey(district, EntityKind.Handset, value),
            [var district, "t", var number] when IsNumber(number, out var value) => new EntityKey(district, EntityKind.Tower, value),
            [var district, "i", var number] when IsNumber(number, out var value) => new EntityKey(district, EntityKind.Terminal, value),
            [var district, "b", var number] when IsNumber(number, out var value) => new EntityKey(district, EntityKind.Board, value),
            [var district, "c", var number] when IsNumber(number, out var value) => new EntityKey(district, EntityKind.Cinema, value),
            _ => null,
        };
    }

    /// <summary>Splits a grain's key into the run and the entity. Any client chooses keys, so both are checked.</summary>
    /// <exception cref="ArgumentException">The key is not an entity's.</exception>
    public static (string Run, EntityKey Entity) Split(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        var slash = grainKey.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && NameRule.IsValid(grainKey[..slash]) && Parse(grainKey[(slash + 1)..]) is { } entity && entity.District.Split('/').All(NameRule.IsValid)
            ? (grainKey[..slash], entity)
            : throw new ArgumentException($"The key is '{NameRule.Quote(grainKey)}'; expected RUN/DISTRICT/NUMBER, RUN/DISTRICT/KIND/NUMBER (KIND: h, t, i, b or c) or RUN/FR/COHORT/NUMBER.");
    }

    /// <summary>Splits a district grain's key into the run and the district.</summary>
    /// <exception cref="ArgumentException">The key is not a district's.</exception>
    public static (string Run, string District) SplitDistrict(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return grainKey.Split('/') is [var run, var district] && NameRule.IsValid(run) && NameRule.IsValid(district)
            ? (run, district)
            : throw new ArgumentException($"The key is '{NameRule.Quote(grainKey)}'; expected RUN/DISTRICT.");
    }

    /// <summary>The key of the grain in a run.</summary>
    public string In(string run) => $"{run}/{Id}";

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
