using System.Reflection;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime;

namespace AdoptionSim.Grains.Tests.Wire;

/// <summary>
/// Programs of different builds find each other's types by their aliases, and fields by their ids. Both are kept in a file: a change of it is a change of the
/// protocol (<see cref="Contracts.Silos.SiloVersion.CurrentProtocol"/>). <c>ADOPTIONSIM_REFRESH=1</c> writes the file anew.
/// </summary>
public sealed class WireTypesTests
{
    private static readonly string Kept = WorkingCopy.PathTo("tests", "Grains", "Wire", "wire.txt");

    private static readonly Type[] Types =
    [
        .. new[] { typeof(IRun).Assembly, typeof(RunEpoch).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type.GetCustomAttribute<GenerateSerializerAttribute>() is not null || (type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
            )
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_type_has_an_alias_of_its_own()
    {
        Assert.True(Types.Length > 50, $"Only {Types.Length} types were found.");
        Assert.Empty(Types.Where(type => Alias(type) is null).Select(type => type.FullName));
        Assert.Distinct(Types.Select(Alias));
    }

    [Fact]
    public void Every_field_has_an_id()
    {
        var without = Types
            .Where(type => !type.IsInterface)
            .SelectMany(type => Sent(type).Where(field => IdOf(type, field) is null).Select(field => $"{type.Name}.{field.Name}"));

        Assert.Empty(without);
    }

    [Fact]
    public void Aliases_and_ids_are_those_that_are_kept()
    {
        string[] lines = [.. Types.SelectMany(Lines)];
        if (Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1")
        {
            File.WriteAllLines(Kept, lines);
            return;
        }

        Assert.Equal(File.ReadAllLines(Kept), lines);
    }

    private static string? Alias(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static IEnumerable<string> Lines(Type type) =>
        [
            $"{Alias(type)}: {type.FullName}",
            .. Sent(type)
                .Where(_ => !type.IsInterface)
                .OrderBy(field => IdOf(type, field))
                .Select(field => $"  {IdOf(type, field)} {field.FieldType} {NameOf(field)}"),
        ];

    /// <summary>The fields of a type itself, without those of what it is derived from.</summary>
    private static FieldInfo[] Sent(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    /// <summary>The id of a field, or of the property that it is behind.</summary>
    private static uint? IdOf(Type type, FieldInfo field) =>
        field.GetCustomAttribute<IdAttribute>()?.Id
        ?? type.GetProperty(NameOf(field), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetCustomAttribute<IdAttribute>()?.Id;

    private static string NameOf(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
