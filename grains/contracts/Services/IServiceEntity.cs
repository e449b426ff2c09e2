using System.Text.Json;
using AdoptionSim.Nations.Quantities;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Services;

/// <summary>
/// The grain of an entity of a service other than the phone: a site with terminals, a birthday board, a foreigner. Key: the run's name, a slash, and the
/// entity's id.
/// </summary>
[Alias("adoptsim.service-entity")]
public interface IServiceEntity : IGrainWithStringKey
{
    /// <summary>Returns the entity's state at the latest tick boundary.</summary>
    /// <exception cref="KeyNotFoundException">
    /// There is no such run, district, cohort (group of foreigners) or entity, or its state is not in memory: for example before the run's start, or after the
    /// end of a run that is not kept.
    /// </exception>
    [AlwaysInterleave]
    Task<EntityView> Describe();
}

/// <summary>The state of a service's entity, such as a birthday board, at a tick.</summary>
/// <param name="Id">The id without the run's name.</param>
/// <param name="Facts">The facts about the entity, in the order in which they are shown.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.entity-view")]
public sealed record EntityView([property: Id(0)] string Id, [property: Id(1)] Tick Tick, [property: Id(2)] DateOnly Date, [property: Id(3)] FactView[] Facts)
{
    /// <summary>Returns a fact by its name.</summary>
    /// <exception cref="KeyNotFoundException">The entity has no fact of that name.</exception>
    public T? Value<T>(string name) =>
        Array.Find(Facts, fact => fact.Name == name) is { Json: { } json }
            ? JsonSerializer.Deserialize<T>(json)
            : throw new KeyNotFoundException(
                $"{Id} has no fact '{name}'; expected one of: {string.Join(", ", Facts.Select(fact => fact.Name).OfType<string>())}."
            );
}

/// <summary>A fact about an entity of a service, such as the number of posts on a birthday board, in a form for programs and one for people.</summary>
/// <param name="Name">The fact's name in camelCase; null if it is for people only.</param>
/// <param name="Json">The value as JSON; null if it is for people only.</param>
/// <param name="Label">The label shown before <paramref name="Text"/>; null if the fact is for programs only.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.fact-view")]
public sealed record FactView([property: Id(0)] string? Name, [property: Id(1)] string? Json, [property: Id(2)] string? Label, [property: Id(3)] string? Text);
