using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>Converts single values of a file to texts, numbers, dates and enumeration values, and reports those that do not fit.</summary>
internal sealed class Scalars(Problems problems)
{
    private static readonly (DateOnly First, DateOnly Last) Dates = (new(1900, 1, 1), new(2199, 12, 31));

    public static bool Has(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(double) || type == typeof(int) || type == typeof(bool) || type == typeof(DateOnly);

    /// <summary>True if a type is a list of words or of enumeration names. A file may omit such a list, which is then empty.</summary>
    public static bool IsList(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && type.GetGenericArguments() is [var item]
        && (item == typeof(string) || item.IsEnum);

    public object? Bind(Type type, Node node, string path, UnitAttribute? unit)
    {
        var text = (node as Scalar)?.Text.Trim() ?? "";
        var value = text.Length == 0 ? null : Parse(type, text);
        if (value is null || OutOfLimits(value, unit))
        {
            problems.Add(node.At, path, node.Describe(), Allowed(type, unit));
            return null;
        }

        return value;
    }

    private static object? Parse(Type type, string text) =>
        type switch
        {
            { IsEnum: true } => Enum.GetNames(type).Where(name => Names.InFile(name) == text).Select(name => Enum.Parse(type, name)).FirstOrDefault(),
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(bool) => text switch
            {
                "true" => true,
                "false" => false,
                _ => null,
            },
            _ when type == typeof(DateOnly) => ParseDate(text),
            _ => text,
        };

    private static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= Dates.First && date <= Dates.Last
            ? date
            : null;

    private static bool OutOfLimits(object value, UnitAttribute? unit) =>
        unit is not null
        && value switch
        {
            double number => number < unit.Least || number > unit.Most,
            int number => number < unit.Least || number > unit.Most,
            _ => false,
        };

    private static string Allowed(Type type, UnitAttribute? unit) =>
        type switch
        {
            { IsEnum: true } => string.Join(", ", Enum.GetNames(type).Select(Names.InFile)),
            _ when type == typeof(double) => unit is null ? "a number" : $"a number {QuantityForms.Range(unit)}",
            _ when type == typeof(int) => unit is null ? "a whole number" : $"a whole number {QuantityForms.Range(unit)}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(DateOnly) => $"a date YYYY-MM-DD from {Names.Date(Dates.First)} to {Names.Date(Dates.Last)}",
            _ => "a word or a sentence",
        };
}
