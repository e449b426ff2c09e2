using System.Collections.Immutable;

namespace AdoptionSim.Nations;

/// <summary>Who somebody is in the eyes of the access rules.</summary>
public enum Person
{
    /// <summary>A citizen who is neither official nor student.</summary>
    Local,

    /// <summary>A citizen of one of the work groups named in <see cref="AccessParameters.OfficialsAndStudents"/>.</summary>
    OfficialOrStudent,

    /// <summary>A foreigner who lives in the country.</summary>
    ResidentForeigner,

    /// <summary>A foreigner on a visit.</summary>
    Tourist,
}

/// <summary>What the access rules speak of.</summary>
public enum Service
{
    /// <summary>Calls within the country, among those who may call each other.</summary>
    Voice,

    /// <summary>Text messages within the country.</summary>
    Text,

    /// <summary>Photos taken and passed on.</summary>
    Pictures,

    /// <summary>The newspaper.</summary>
    Newspaper,

    /// <summary>Books.</summary>
    Books,

    /// <summary>The domestic network: state media, reference works, vetted articles, boards.</summary>
    Intranet,

    /// <summary>Calls abroad.</summary>
    InternationalCalls,

    /// <summary>Mobile data of the third generation.</summary>
    Data,

    /// <summary>A fixed line without a firewall.</summary>
    Broadband,

    /// <summary>The international Internet, whatever carries it.</summary>
    Internet,
}

/// <summary>On what a service is used.</summary>
public enum Device
{
    /// <summary>A handset with a line.</summary>
    Handset,

    /// <summary>A seat at a university, a library or another institution.</summary>
    Terminal,

    /// <summary>A computer at home, in an office or in a hotel.</summary>
    Computer,
}

/// <summary>Who may use what on which device, and when.</summary>
public sealed record AccessParameters
{
    /// <summary>The work groups whose members are <see cref="Person.OfficialOrStudent"/>; all other citizens are <see cref="Person.Local"/>.</summary>
    public required ImmutableArray<string> OfficialsAndStudents { get; init; }

    /// <summary>Who may call each other: calls stay within one of these circles.</summary>
    public required ImmutableArray<ImmutableArray<Person>> CallCircles { get; init; }

    /// <summary>Among the rules in force that match, the last in the list decides; where none matches, the use is forbidden.</summary>
    public required ImmutableArray<AccessRule> Table { get; init; }
}

/// <summary>From a date on, and before another, a use is allowed or not; an empty list matches all.</summary>
/// <param name="Until">The first day on which the rule is no longer in force; null for no end.</param>
public sealed record AccessRule(
    DateOnly From, DateOnly? Until, ImmutableArray<Person> Who, ImmutableArray<Service> What, ImmutableArray<Device> On, bool Allowed, string Source);
