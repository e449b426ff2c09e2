using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Nations.Entities;

/// <summary>
/// The id of an entity, such as a citizen, a handset or a foreigner, as users and commands write it: <c>KP-01.02/1234</c>, <c>KP-01.02/h/77</c>,
/// <c>FR/diplomats/5</c>. The id with a run's name in front is the key of a grain (Orleans actor). The grammar of ids is written here and in
/// <see cref="EntityKind"/>.
/// </summary>
/// <remarks>A number has one spelling, without leading zeros or sign: two spellings would address two grains for one citizen.</remarks>
/// <param name="District">The key of the district, or <c>FR/COHORT</c> for a foreigner.</param>
/// <param name="Kind">The kind of the entity.</param>
/// <param name="Number">The entity's number within the district or cohort (group of foreigners), from 0.</param>
public readonly record struct EntityKey(string District, EntityKind Kind, int Number)
{
    /// <summary>The way in which a district's id is written, in words for error messages.</summary>
    public const string DistrictForm = "DISTRICT as KP-01.02";

    private static readonly ImmutableArray<EntityFormAttribute> Forms =
    [
        .. Enum.GetNames<EntityKind>().Select(name => typeof(EntityKind).GetField(name)!.GetCustomAttribute<EntityFormAttribute>()!),
    ];

    /// <summary>The entity's id as users write it, such as <c>KP-01.02/h/77</c>, without the name of a run.</summary>
    public string Id =>
        DeclarationOf(Kind).Letter is { Length: > 0 } letter
            ? string.Create(CultureInfo.InvariantCulture, $"{District}/{letter}/{Number}")
            : string.Create(CultureInfo.InvariantCulture, $"{District}/{Number}");

    /// <summary>Returns the attribute that declares how the ids of a kind of entity are written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static EntityFormAttribute DeclarationOf(EntityKind kind) =>
        (int)kind >= 0 && (int)kind < Forms.Length
            ? Forms[(int)kind]
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of entity.");

    /// <summary>Returns how the ids of a kind of entity are written, such as DISTRICT/NUMBER for a citizen, for error messages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string FormOf(EntityKind kind) => DeclarationOf(kind).Form;

    /// <summary>Converts an entity's id as users write it, such as <c>KP-01.02/h/77</c>, to a key. Returns null if the text is not a valid id.</summary>
    public static EntityKey? Parse(string id) =>
        (id ?? "").Split('/') switch
        {
            [CohortName.Prefix, { Length: > 0 } cohort, var number] when NumberOf(number) is { } value => new EntityKey(
                CohortName.Of(cohort),
                EntityKind.Foreigner,
                value
            ),
            [{ Length: > 0 } district, var number] when NumberOf(number) is { } value => new EntityKey(district, EntityKind.Citizen, value),
            [{ Length: > 0 } district, var letter, var number]
                when KindOf(letter) is { } kind && NumberOf(number) is { } value && (!DeclarationOf(kind).IsSingle || value == 0) => new EntityKey(
                district,
                kind,
                value
            ),
            _ => null,
        };

    /// <summary>True if a text is the id of an entity of the given kind, such as a handset.</summary>
    public static bool IsOf(EntityKind kind, string id) => Parse(id)?.Kind == kind;

    /// <summary>
    /// True if a text has the form of a district's id: not empty and without a slash. A slash separates the number of an entity from the district.
    /// </summary>
    public static bool IsDistrict(string id) => !string.IsNullOrEmpty(id) && !id.Contains('/', StringComparison.Ordinal);

    /// <summary>
    /// Splits the key of an entity's grain (actor) into the run's name and the entity. Both parts are checked, because any client can choose a key.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not an entity's.</exception>
    public static (string Run, EntityKey Entity) Split(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        var slash = grainKey.IndexOf('/', StringComparison.Ordinal);
        return
            slash > 0 && NameRule.IsValid(grainKey[..slash]) && Parse(grainKey[(slash + 1)..]) is { } entity && entity.District.Split('/').All(NameRule.IsValid)
            ? (grainKey[..slash], entity)
            : throw new ArgumentException(
                $"The key is '{NameRule.Quote(grainKey)}'; expected RUN/DISTRICT/NUMBER, RUN/DISTRICT/LETTER/NUMBER (LETTER: {Letters}) or "
                    + "RUN/FR/COHORT/NUMBER."
            );
    }

    /// <summary>Splits the key of a district's grain (actor) into the run's name and the district's key.</summary>
    /// <exception cref="ArgumentException">The key is not a district's.</exception>
    public static (string Run, string District) SplitDistrict(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return grainKey.Split('/') is [var run, var district] && NameRule.IsValid(run) && NameRule.IsValid(district)
            ? (run, district)
            : throw new ArgumentException($"The key is '{NameRule.Quote(grainKey)}'; expected RUN/DISTRICT.");
    }

    private static string Letters => string.Join(", ", Forms.Select(form => form.Letter).Where(letter => letter.Length > 0));

    /// <summary>Returns the key of the entity's grain (actor) in the run with the given name.</summary>
    public string In(string run) => $"{run}/{Id}";

    private static EntityKind? KindOf(string letter) =>
        letter.Length > 0 && Forms.IndexOf(Forms.FirstOrDefault(form => form.Letter == letter)!) is >= 0 and var index ? (EntityKind)index : null;

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (text.Length == 1 || text[0] != '0') ? number : null;
}
