using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Contracts.Silos;
using Orleans.Metadata;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// The version of each silo. It travels with the manifest of the silo's grains, which every silo needs before it can place a grain there. Orleans' silo
/// metadata would serve too, but a failed fetch is repeated only after a later change of the membership.
/// </summary>
public sealed class SiloVersions(IClusterManifestProvider manifests, SiloVersion here)
{
    /// <summary>The type name of the grain that works on a silo.</summary>
    internal const string WorkerType = "silostage";

    private static readonly GrainType Worker = GrainType.Create(WorkerType);

    /// <summary>The version of this silo.</summary>
    public SiloVersion Here => here;

    /// <summary>
    /// Returns the version of a silo; null if its manifest has not arrived yet, or has no version because the program is older than versions.
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

/// <summary>Adds the version of the silo to a grain class in the silo's manifest.</summary>
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
