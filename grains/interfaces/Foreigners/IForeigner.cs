using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Foreigners;

/// <summary>A foreigner who is in the country. Key: <c>RUN/FR/COHORT/NUMBER</c>.</summary>
public interface IForeigner : IGrainWithStringKey
{
    /// <summary>The foreigner at the latest tick.</summary>
    /// <exception cref="KeyNotFoundException">There is no such cohort, nobody of that number has come, or who had it has left.</exception>
    [AlwaysInterleave]
    Task<ForeignerView> Describe();
}

/// <summary>A foreigner as of a tick.</summary>
/// <param name="Kind">"resident" or "tourist".</param>
/// <param name="Host">The district of the stay.</param>
/// <param name="CallMinutes">Minutes of calls so far, abroad and to other foreigners.</param>
/// <param name="FirstPostOverData">The date of the tick of the first post over mobile data; null where there was none.</param>
[GenerateSerializer, Immutable]
public sealed record ForeignerView(
    string Id, int Tick, DateOnly Date, string Kind, string Host, DateOnly Arrived, DateOnly Leaves, bool Sim, bool Data, bool Broadband, int CallMinutes, int Messages, int Photos,
    int PostsOverData, DateOnly? FirstPostOverData);
