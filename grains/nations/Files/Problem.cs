namespace AdoptionSim.Nations.Files;

/// <summary>One thing that is wrong with a file or an option.</summary>
/// <param name="Field">The dotted path of the value; empty where the whole file is meant.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record Problem(Origin At, string Field, string Found, string Allowed)
{
    public override string ToString() =>
        Field.Length == 0 ? $"{At}: found {Found}, allowed {Allowed}" : $"{At}: {Field}: found {Found}, allowed {Allowed}";
}

/// <summary>Collects what is wrong, so that a user sees all of it at once.</summary>
internal sealed class Problems
{
    private readonly List<Problem> found = [];

    public int Count => found.Count;

    public void Add(Origin at, string field, string found, string allowed) => this.found.Add(new Problem(at, field, found, allowed));

    public void ThrowIfAny()
    {
        if (Count > 0)
        {
            throw new BadFileException([.. found]);
        }
    }
}
