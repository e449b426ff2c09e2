using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>A property of a record as it is read from a file: its name, type, unit and limits. It is optional if a file may omit it.</summary>
internal sealed record Member(string Name, PropertyInfo Property, UnitAttribute? Unit, bool Optional);

/// <summary>Describes the properties that a record type has in files, so that one <see cref="Binder"/> can read all record types.</summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();
    private readonly ConstructorInfo constructor;

    private Shape(Type type)
    {
        constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        Members = [.. type.GetProperties().Where(property => property.CanWrite).Select(Describe)];
    }

    public ImmutableArray<Member> Members { get; }

    public static Shape Of(Type type) => Known.GetOrAdd(type, key => new Shape(key));

    public object Make(IReadOnlyDictionary<string, object?> values)
    {
        var parameters = constructor.GetParameters().Select(parameter => parameter.Name!).ToList();
        var made = constructor.Invoke([.. parameters.Select(name => values.GetValueOrDefault(Names.InFile(name)))]);
        foreach (var member in Members.Where(member => !parameters.Contains(member.Property.Name)))
        {
            member.Property.SetValue(made, values.GetValueOrDefault(member.Name));
        }

        return made;
    }

    private static Member Describe(PropertyInfo property) =>
        new(
            Names.InFile(property.Name),
            property,
            property.GetCustomAttribute<UnitAttribute>(),
            Scalars.IsList(property.PropertyType) || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
        );
}
