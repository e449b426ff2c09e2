using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>One problem found in a file or a command-line option, with its position and the allowed values.</summary>
/// <param name="Field">The dotted path of the value; empty if the problem does not concern a single value.</param>
/// <param name="Fault">The problem, with the value that was given: <c>is 'cheap'</c>.</param>
/// <param name="Allowed">The values that are allowed.</param>
public sealed record Problem(Origin At, string Field, string Fault, string Allowed)
{
    public override string ToString() => Field.Length == 0 ? $"{At}: {Fault}; expected {Allowed}." : $"{At}: {Field} {Fault}; expected {Allowed}.";
}

/// <summary>Collects the problems of files and options, so that a user sees all of them at once.</summary>
internal sealed class Problems
{
    private readonly List<Problem> found = [];

    public int Count => found.Count;

    public IEnumerable<Problem> All => found;

    public void Add(Origin at, string field, string fault, string allowed) => found.Add(new Problem(at, field, fault, allowed));

    public void Add(BadFileException error) => found.AddRange(error.Problems);

    /// <exception cref="BadFileException">At least one problem was collected.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0)
        {
            throw new BadFileException(found.ToImmutableArray());
        }
    }
}
