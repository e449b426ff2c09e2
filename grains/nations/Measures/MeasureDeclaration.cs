using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Measures;

/// <summary>A measure of the schema: all that tables, metrics, pages and reports need to show it.</summary>
/// <param name="Name">Its column in tables.</param>
/// <param name="Unit">The unit in which it is shown.</param>
/// <param name="PartsOfUnit">How many of the count make one of the unit.</param>
/// <param name="IsReal">True if the things counted are real ones at every scale.</param>
/// <param name="RealName">The further column with the real count; null if there is none.</param>
/// <param name="NationName">The column of <c>national.csv</c> with the sum over all cohorts; null if there is none.</param>
/// <param name="Metric">The name of its metric; null if it has none.</param>
public sealed record MeasureDeclaration(
    string Name, MeasureLevel Level, MeasureKind Kind, MeasureGroup Group, string Unit, int PartsOfUnit, bool IsReal, string? RealName, string? NationName, string? Metric, string Help)
{
    /// <summary>True for a flow: the sum over ticks is the count of all of them. Otherwise the count of the last tick holds.</summary>
    [JsonIgnore]
    public bool AddsUp => Kind == MeasureKind.Flow;

    /// <summary>Returns the declarations of an enumeration, in its order.</summary>
    internal static ImmutableArray<MeasureDeclaration> Of<T>(MeasureLevel level)
        where T : struct, Enum => [.. Fields<T>().Select(field => Of(field, level))];

    /// <summary>Returns the declared metrics of an enumeration, in its order; null where a measure has none.</summary>
    internal static ImmutableArray<ExposedAttribute?> ExposedBy<T>()
        where T : struct, Enum => [.. Fields<T>().Select(field => field.GetCustomAttribute<ExposedAttribute>())];

    private static IEnumerable<FieldInfo> Fields<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => typeof(T).GetField(name)!);

    private static MeasureDeclaration Of(FieldInfo field, MeasureLevel level)
    {
        var counted = field.GetCustomAttribute<CountedAttribute>() ?? throw new InvalidOperationException($"{field.DeclaringType!.Name}.{field.Name} does not declare how it is counted.");
        return new MeasureDeclaration(
            counted.Column, level, counted.Kind, counted.Group, counted.Unit, counted.PartsOfUnit, counted.IsReal, counted.RealName, counted.NationName,
            field.GetCustomAttribute<ExposedAttribute>()?.Name, counted.Help);
    }
}
