using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Contracts.Silos;
using Orleans.Metadata;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Shows which protocol version and which version of the model's rules each silo has. A silo publishes its versions in its Orleans manifest, the list of its
/// grain types, which every other silo needs before it can place a grain there. Orleans' silo metadata is not used, because a failed fetch is repeated only
/// after the next change of the membership.
/// </summary>
public sealed class SiloVersions(IClusterManifestProvider manifests, SiloVersion here)
{
    /// <summary>
    /// The Orleans type name of the grain that executes a run's districts on a silo. In each silo's Orleans manifest (the list of its grain types), the entry
    /// of this type has the silo's versions.
    /// </summary>
    internal const string WorkerType = "silostage";

    private static readonly GrainType Worker = GrainType.Create(WorkerType);

    /// <summary>The protocol version and the version of the model's rules of this silo.</summary>
    public SiloVersion Here => here;

    /// <summary>
    /// Returns the protocol version and the model version of a silo; null if its Orleans manifest has not arrived yet, or if its program is too old to publish
    /// versions.
    /// </summary>
    public SiloVersion? Of(SiloAddress silo) =>
        manifests.Current.Silos.TryGetValue(silo, out var manifest)
        && manifest.Grains.TryGetValue(Worker, out var worker)
        && Read(worker.Properties, SiloVersionAttribute.Protocol) is { } protocol
        && Read(worker.Properties, SiloVersionAttribute.Model) is { } model
            ? new SiloVersion(protocol, model)
            : null;

    private static int? Read(ImmutableDictionary<string, string> properties, string name) =>
        properties.TryGetValue(name, out var value) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>
/// Writes the protocol version and the model version of this program into the silo's Orleans manifest, at the grain class to which the attribute is applied.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SiloVersionAttribute : Attribute, IGrainPropertiesProviderAttribute
{
    public const string Protocol = "adoptsim.protocol";
    public const string Model = "adoptsim.model";

    public void Populate(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        // A client has a manifest too, but no version.
        if (services.GetService(typeof(SiloVersion)) is SiloVersion version)
        {
            properties[Protocol] = version.Protocol.ToString(CultureInfo.InvariantCulture);
            properties[Model] = version.Model.ToString(CultureInfo.InvariantCulture);
        }
    }
}
