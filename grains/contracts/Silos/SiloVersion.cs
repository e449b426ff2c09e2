namespace AdoptionSim.Contracts.Silos;

/// <summary>The versions of a program that decide which silos and clients can work together.</summary>
/// <param name="Protocol">The version of grain interfaces and messages: <see cref="CurrentProtocol"/> of the program.</param>
/// <param name="Model">The version of the rules of the simulation. A client does not depend on it.</param>
[GenerateSerializer, Immutable]
[Alias("adoptsim.silo-version")]
public sealed record SiloVersion([property: Id(0)] int Protocol, [property: Id(1)] int Model)
{
    /// <summary>
    /// This program's version of the protocol. Every change of a grain interface, or of a type sent between silos or between silos and clients, raises it.
    /// </summary>
    public const int CurrentProtocol = 11;

    public override string ToString() => $"protocol {Protocol}, model version {Model}";
}
