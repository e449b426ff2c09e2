using System.Collections.Immutable;
using System.Reflection;

namespace AdoptionSim.Nations.Measures;

/// <summary>A measure as the attributes in the code declare it: its entry in the measure schema and its Prometheus metric.</summary>
/// <param name="Declaration">The measure's entry in the schema.</param>
/// <param name="Exposed">The measure's metric; null if it has none.</param>
/// <param name="IsOfService">True if it belongs to a service other than the phone and its network.</param>
internal sealed record DeclaredMeasure(MeasureDeclaration Declaration, ExposedAttribute? Exposed, bool IsOfService)
{
    /// <summary>Returns all measures counted for districts. The index of each measure is its position in a district's row of counts.</summary>
    /// <param name="length">The minimum number of positions. A position without a measure is filled with a removed measure, whose count is always 0.</param>
    /// <exception cref="InvalidOperationException">Two measures have one position.</exception>
    public static ImmutableArray<DeclaredMeasure> OfDistricts(int length)
    {
        var all = new SortedDictionary<int, DeclaredMeasure>();
        foreach (var feature in AllFeatures.Declared)
        {
            foreach (var field in feature.Counts.GetFields().Where(field => field.IsLiteral && field.FieldType == typeof(Measure)))
            {
                var (position, measure) = ((int)field.GetRawConstantValue()!, Of(field, feature, MeasureLevel.District));
                if (!all.TryAdd(position, measure))
                {
                    throw new InvalidOperationException(
                        $"The measures {all[position].Declaration.Name} and {measure.Declaration.Name} have position {position} of the digest "
                            + $"series; expected one of them at {all.Keys.Max() + 1}, the next that is free."
                    );
                }
            }
        }

        return
        [
            .. Enumerable
                .Range(0, Math.Max(length, all.Keys.Max() + 1))
                .Select(position => all.TryGetValue(position, out var measure) ? measure : Retired(position)),
        ];
    }

    /// <summary>
    /// Returns the measures of one level that the features declare, feature by feature. The level is the kind of thing for which measures are counted, such as
    /// base stations.
    /// </summary>
    /// <param name="enumeration">Returns the enumeration in which a feature declares its measures of this level; null if it has none.</param>
    public static ImmutableArray<DeclaredMeasure> OfEnumerations(MeasureLevel level, Func<Feature, Type?> enumeration) =>
        [
            .. AllFeatures.Declared.SelectMany(feature =>
                enumeration(feature) is { } type ? Enum.GetNames(type).Select(name => Of(type.GetField(name)!, feature, level)) : []
            ),
        ];

    private static DeclaredMeasure Of(FieldInfo field, Feature feature, MeasureLevel level)
    {
        var counted = field.GetCustomAttribute<CountedAttribute>()
            ?? throw new InvalidOperationException($"{field.DeclaringType!.Name}.{field.Name} does not declare how it is counted.");
        var exposed = field.GetCustomAttribute<ExposedAttribute>();
        var declaration = new MeasureDeclaration(
            counted.Column,
            level,
            counted.Kind,
            feature.Name,
            counted.Unit,
            counted.PartsOfUnit,
            counted.IsReal,
            counted.RealName,
            counted.NationName,
            exposed?.Name,
            counted.Help
        );
        return new DeclaredMeasure(declaration, exposed, feature.IsService);
    }

    private static DeclaredMeasure Retired(int position) =>
        new(
            new MeasureDeclaration(
                $"retired_{position}",
                MeasureLevel.District,
                MeasureKind.Level,
                MeasureDeclaration.Retired,
                "none",
                1,
                IsReal: true,
                null,
                null,
                null,
                "A position whose measure is gone; always 0."
            ),
            null,
            IsOfService: true
        );
}
