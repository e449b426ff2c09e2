using System.Globalization;
using System.Text.Json;

namespace AdoptionSim.Model.Services;

/// <summary>
/// A fact about an entity of a service, such as the number of seats of a terminal site. It is shown to a user who inspects the entity, given to programs as
/// JSON, or both.
/// </summary>
/// <param name="Name">The fact's name in camelCase; null if the fact is for people only.</param>
/// <param name="Json">The value as JSON; null if the fact is for people only.</param>
/// <param name="Label">The label shown before <paramref name="Text"/>; null if the fact is for programs only.</param>
/// <param name="Text">The value as shown to people; null if the fact is for programs only.</param>
public sealed record Fact(string? Name, string? Json, string? Label, string? Text);

/// <summary>
/// The facts about an entity of a service, such as a terminal site, in the order in which they are shown to a user. A fact without a label is for programs
/// only.
/// </summary>
public sealed class FactSheet
{
    private readonly List<Fact> _facts = [];

    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>Adds a fact whose value is a whole number. Returns this fact sheet.</summary>
    /// <param name="label">The label shown to people; null if the fact is for programs only.</param>
    /// <param name="unit">The unit shown after the number.</param>
    public FactSheet Add(string name, long value, string? label = null, string unit = "") =>
        AddFact(name, value, label, value.ToString("N0", CultureInfo.InvariantCulture) + unit);

    /// <summary>Adds a fact whose value is a number, shown with two decimals. Returns this fact sheet.</summary>
    /// <param name="label">The label shown to people; null if the fact is for programs only.</param>
    /// <param name="shownTimes">The multiplier of the shown value, such as 100 for percent.</param>
    /// <param name="unit">The unit shown after the number.</param>
    public FactSheet Add(string name, double value, string? label = null, double shownTimes = 1, string unit = "") =>
        AddFact(name, value, label, (value * shownTimes).ToString("N2", CultureInfo.InvariantCulture) + unit);

    /// <summary>Adds a fact whose value is true or false, shown as yes or no. Returns this fact sheet.</summary>
    /// <param name="label">The label shown to people; null if the fact is for programs only.</param>
    public FactSheet Add(string name, bool value, string? label = null) => AddFact(name, value, label, value ? "yes" : "no");

    /// <summary>Adds a fact whose value is a text. Returns this fact sheet.</summary>
    /// <param name="label">The label shown to people; null if the fact is for programs only.</param>
    public FactSheet Add(string name, string value, string? label = null) => AddFact(name, value, label, value);

    /// <summary>Adds a fact whose value is a date; null is shown as "none". Returns this fact sheet.</summary>
    /// <param name="label">The label shown to people; null if the fact is for programs only.</param>
    public FactSheet Add(string name, DateOnly? value, string? label = null) => AddFact(name, value, label, value is { } date ? Shown(date) : "none");

    /// <summary>Adds a fact that is shown to people only, without a name and a JSON value for programs. Returns this fact sheet.</summary>
    public FactSheet Show(string label, string text)
    {
        _facts.Add(new Fact(null, null, label, text));
        return this;
    }

    /// <summary>Returns a date as the text shown to people, such as 2010-12-31.</summary>
    public static string Shown(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private FactSheet AddFact<T>(string name, T value, string? label, string text)
    {
        _facts.Add(new Fact(name, JsonSerializer.Serialize(value), label, label is null ? null : text));
        return this;
    }
}
