using System.Globalization;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Nations.Entities;

/// <summary>
/// The id of a citizen, handset, tower, site with terminals, board, cinema or foreigner, as users write it and commands name it: <c>KP-01.02/1234</c>, <c>KP-01.02/h/77</c>,
/// <c>FR/diplomats/5</c>. With a run's name in front it is the key of a grain. The grammar of ids is written here alone.
/// </summary>
/// <remarks>A number has one spelling, without leading zeros or sign: two spellings would be two grains of one citizen.</remarks>
/// <param name="District">The key of the district; of a foreigner <c>FR/COHORT</c>.</param>
/// <param name="Kind">The kind of entity.</param>
/// <param name="Number">Its number within the district, from 0.</param>
public readonly record struct EntityKey(string District, EntityKind Kind, int Number)
{
    /// <summary>The form of a district's id, for messages.</summary>
    public const string DistrictForm = "DISTRICT as KP-01.02";

    /// <summary>The letters of the kinds that have one.</summary>
    private static readonly (EntityKind Kind, string Letter)[] Letters =
        [(EntityKind.Handset, "h"), (EntityKind.Tower, "t"), (EntityKind.Terminal, "i"), (EntityKind.Board, "b"), (EntityKind.Cinema, "c")];

    /// <summary>The id, without a run.</summary>
    public string Id => LetterOf(Kind) is { } letter
        ? string.Create(CultureInfo.InvariantCulture, $"{District}/{letter}/{Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{District}/{Number}");

    /// <summary>Returns the form of the ids of a kind, for messages.</summary>
    public static string FormOf(EntityKind kind) => kind switch
    {
        EntityKind.Citizen => "DISTRICT/NUMBER as KP-01.02/1234",
        EntityKind.Handset => "DISTRICT/h/NUMBER as KP-01.02/h/77",
        EntityKind.Tower => "DISTRICT/t/NUMBER as KP-01.02/t/3",
        EntityKind.Terminal => "DISTRICT/i/NUMBER as KP-01.02/i/3",
        EntityKind.Board => "DISTRICT/b/NUMBER as KP-01.02/b/1234, the citizen's number",
        EntityKind.Cinema => "DISTRICT/c/0 as KP-01.02/c/0",
        EntityKind.Foreigner => "FR/COHORT/NUMBER as FR/diplomats/12",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no form"),
    };

    /// <summary>Reads an id; null where it is none.</summary>
    public static EntityKey? Parse(string id) => (id ?? "").Split('/') switch
    {
        [CohortName.Prefix, { Length: > 0 } cohort, var number] when NumberOf(number) is { } value => new EntityKey(CohortName.Of(cohort), EntityKind.Foreigner, value),
        [{ Length: > 0 } district, var number] when NumberOf(number) is { } value => new EntityKey(district, EntityKind.Citizen, value),
        [{ Length: > 0 } district, var letter, var number] when KindOf(letter) is { } kind && NumberOf(number) is { } value && (kind != EntityKind.Cinema || value == 0) =>
            new EntityKey(district, kind, value),
        _ => null,
    };

    /// <summary>True if an id is well formed and names an entity of the kind.</summary>
    public static bool IsOf(EntityKind kind, string id) => Parse(id)?.Kind == kind;

    /// <summary>True if an id has the form of a district's.</summary>
    public static bool IsDistrict(string id) => !string.IsNullOrEmpty(id) && !id.Contains('/', StringComparison.Ordinal);

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

    private static string? LetterOf(EntityKind kind) => Array.Find(Letters, pair => pair.Kind == kind).Letter;

    private static EntityKind? KindOf(string letter) => Array.FindIndex(Letters, pair => pair.Letter == letter) is >= 0 and var index ? Letters[index].Kind : null;

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (text.Length == 1 || text[0] != '0') ? number : null;
}
