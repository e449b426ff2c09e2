using System.Collections.Immutable;

namespace AdoptionSim.Nations;

/// <summary>The groups of people that the access rules (who may use which service) distinguish.</summary>
public enum AccessGroup
{
    /// <summary>The access group of citizens who are neither officials nor students.</summary>
    Local,

    /// <summary>
    /// The access group of officials and students: the citizens of the work groups (occupations) listed in <see cref="AccessParameters.OfficialsAndStudents"/>.
    /// </summary>
    OfficialOrStudent,

    /// <summary>The access group of foreigners who live in the country.</summary>
    ResidentForeigner,

    /// <summary>The access group of foreigners on a visit.</summary>
    Tourist,

    /// <summary>
    /// The access group of the few privileged citizens, whom <see cref="PrivilegedParameters"/> describes. Separate access rules decide on their use of the
    /// Internet on a computer. For all other uses each counts as <see cref="AccessGroup.Local"/> or <see cref="AccessGroup.OfficialOrStudent"/>.
    /// </summary>
    Privileged,
}

/// <summary>The services, such as calls or mobile data, that the access rules allow or forbid.</summary>
public enum Service
{
    /// <summary>The service of phone calls within the country, between people whose groups may call each other.</summary>
    Voice,

    /// <summary>The service of text messages within the country.</summary>
    Text,

    /// <summary>The service of taking photos on the device and sharing them with other people.</summary>
    Pictures,

    /// <summary>The service of reading a daily newspaper on the device.</summary>
    Newspaper,

    /// <summary>The service of reading books on the device.</summary>
    Books,

    /// <summary>The service of the intranet, the domestic network: state media, reference works, vetted articles from abroad, birthday boards.</summary>
    Intranet,

    /// <summary>The service of phone calls abroad.</summary>
    InternationalCalls,

    /// <summary>The service of mobile data over the third-generation network.</summary>
    Data,

    /// <summary>
    /// The service of a fixed broadband line to the international Internet, without blocking of sites by the state. It also requires access to
    /// <see cref="Service.Internet"/>.
    /// </summary>
    Broadband,

    /// <summary>The service of the international Internet, over any connection.</summary>
    Internet,
}

/// <summary>The kinds of devices on which a service is used.</summary>
public enum Device
{
    /// <summary>A mobile phone with a phone line.</summary>
    Handset,

    /// <summary>A public computer for visitors of a university, a library or another institution.</summary>
    Terminal,

    /// <summary>A computer at home, in an office or in a hotel.</summary>
    Computer,
}

/// <summary>The access rules of a nation: which groups of people may use which service on which device, and which groups may call each other.</summary>
public sealed record AccessParameters
{
    /// <summary>
    /// The work groups (occupations) whose members count as <see cref="AccessGroup.OfficialOrStudent"/>; all other citizens count as
    /// <see cref="AccessGroup.Local"/>.
    /// </summary>
    public required ImmutableArray<string> OfficialsAndStudents { get; init; }

    /// <summary>
    /// The sets (circles) of groups of people who may call each other. A call is allowed only if one circle contains both the caller's group and the group of
    /// the person called.
    /// </summary>
    public required ImmutableArray<ImmutableArray<AccessGroup>> CallCircles { get; init; }

    /// <summary>
    /// The access rules in order. For a person, a service and a device, the last matching rule in force decides. A use that no rule matches is forbidden.
    /// </summary>
    public required ImmutableArray<AccessRule> Table { get; init; }
}

/// <summary>
/// A rule that allows or forbids groups of people to use services on devices. It is in force from <paramref name="From"/> on and before
/// <paramref name="Until"/>. An empty list of groups, services or devices matches all of them.
/// </summary>
/// <param name="Until">The first day on which the rule is no longer in force; null if it has no end.</param>
public sealed record AccessRule(
    DateOnly From,
    DateOnly? Until,
    ImmutableArray<AccessGroup> Who,
    ImmutableArray<Service> What,
    ImmutableArray<Device> On,
    bool Allowed,
    string Source
);
