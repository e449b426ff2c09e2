using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace AdoptionSim.Client.Tests.Ops;

/// <summary>A silo's container, run as a process of this machine.</summary>
internal sealed record SiloContainer(string Address, string[] Arguments, Dictionary<string, string> Environment);

/// <summary>
/// The silos and the client that the files of <c>ops</c> start. Addresses and the database are replaced by local ones; everything else is as written.
/// </summary>
/// <param name="HealthCheck">The command of a silo's health check, to be run with its environment; null if the check is an HTTP request.</param>
internal sealed record Deployment(SiloContainer[] Silos, string[] Client, string[]? HealthCheck)
{
    private const string Database = "Host=database;Database=adoptsim;Username=adoptsim";

    /// <param name="network">The first three numbers of loopback addresses that no other process uses.</param>
    /// <param name="database">The connection string of an empty database.</param>
    public static Deployment OfCompose(string folder, string network, string database)
    {
        var text = Here(File.ReadAllText(Path.Combine(folder, "compose.yaml")).Replace("172.30.77.", $"{network}.", StringComparison.Ordinal), database);
        using var reader = new StringReader(Regex.Replace(text, @"\$\{POSTGRES_PASSWORD:\?[^}]*\}", "unused"));
        var services =
            (Dictionary<object, object>)
                ((Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize(new MergingParser(new Parser(reader)))!)["services"];
        var silos = services
            .Where(service => $"{service.Key}".StartsWith("silo", StringComparison.Ordinal))
            .Select(service => (Dictionary<object, object>)service.Value)
            .ToArray();
        var check = Texts(((Dictionary<object, object>)silos[0]["healthcheck"])["test"]);
        return new Deployment(
            [.. silos.Select(silo => OfCompose(silo))],
            Texts(((Dictionary<object, object>)services["client"])["command"]),
            [.. check[1..].Select(part => part.Replace("$$", "$", StringComparison.Ordinal))]
        );
    }

    /// <param name="network">As in <see cref="OfCompose(string, string, string)"/>.</param>
    public static Deployment OfKubernetes(string folder, string network, string database)
    {
        var objects = Directory
            .GetFiles(folder, "*.yaml")
            .Append(Path.Combine(folder, "run", "baseline.yaml"))
            .SelectMany(file => Documents(Here(File.ReadAllText(file), database)))
            .ToList();
        YamlMappingNode Named(string kind, string name) => objects.Single(item => $"{item["kind"]}" == kind && $"{item["metadata"]["name"]}" == name);
        YamlNode ContainerOf(string kind, string name) => Named(kind, name)["spec"]["template"]["spec"]["containers"][0];

        var silo = ContainerOf("StatefulSet", "silo");
        var addresses = Enumerable
            .Range(0, int.Parse($"{Named("StatefulSet", "silo")["spec"]["replicas"]}", System.Globalization.CultureInfo.InvariantCulture))
            .Select(pod => $"{network}.{pod + 1}")
            .ToArray();
        return new Deployment(
            [
                .. addresses.Select(
                    (address, pod) => new SiloContainer(address, Texts(silo["args"]), Environment((YamlSequenceNode)silo["env"], address, pod, Named))
                ),
            ],
            [
                .. Texts(ContainerOf("Job", "baseline")["args"])
                    .Select(argument => Regex.Replace(argument, @"silo-(\d)\.silo", pod => addresses[pod.Groups[1].Value[0] - '0'])),
            ],
            HealthCheck: null
        );
    }

    private static SiloContainer OfCompose(Dictionary<object, object> silo)
    {
        var environment = ((Dictionary<object, object>)silo["environment"]).ToDictionary(pair => $"{pair.Key}", pair => $"{pair.Value}");
        return new SiloContainer(environment["Silo__Address"], Texts(silo["command"]), environment);
    }

    private static Dictionary<string, string> Environment(YamlSequenceNode variables, string address, int pod, Func<string, string, YamlMappingNode> named)
    {
        var result = new Dictionary<string, string>();
        foreach (var variable in variables.Cast<YamlMappingNode>())
        {
            var value = variable.Children.TryGetValue("value", out var written) ? $"{written}" : From(variable["valueFrom"]);
            result[$"{variable["name"]}"] = Regex.Replace(value, @"\$\((\w+)\)", other => result[other.Groups[1].Value]);
        }

        return result;

        string From(YamlNode source) =>
            ((YamlMappingNode)source).Children.Single() switch
            {
                { Key: YamlScalarNode { Value: "fieldRef" }, Value: var field } => $"{field["fieldPath"]}" switch
                {
                    "metadata.name" => $"silo-{pod}",
                    "metadata.namespace" => "adoptsim",
                    "status.podIP" => address,
                    var other => throw new InvalidOperationException(other),
                },
                { Key: YamlScalarNode { Value: "configMapKeyRef" }, Value: var map } => $"{named("ConfigMap", $"{map["name"]}")["data"][$"{map["key"]}"]}",
                { Key: YamlScalarNode { Value: "secretKeyRef" }, Value: var secret } =>
                    $"{named("Secret", $"{secret["name"]}")["stringData"][$"{secret["key"]}"]}",
                var other => throw new InvalidOperationException($"{other.Key}"),
            };
    }

    private static string Here(string text, string database) => text.Replace(Database, database, StringComparison.Ordinal);

    private static IEnumerable<YamlMappingNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Select(document => (YamlMappingNode)document.RootNode);
    }

    private static string[] Texts(object list) => [.. ((IEnumerable<object>)list).Select(item => $"{item}")];
}
