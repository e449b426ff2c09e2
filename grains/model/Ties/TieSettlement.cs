using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Ties;

/// <summary>
/// The people of one settlement (urban or rural part of a district), with the permutations (shuffled orders) that group and pair them in social ties. Each slot
/// (numbered possible tie) has its own permutation.
/// </summary>
/// <param name="First">The number of the settlement's first citizen in the district.</param>
/// <param name="FirstLanes">The permutations of the first eight slots for local ties, for vector evaluation.</param>
/// <param name="LastLanes">The permutations of the other slots for local ties, followed by those for nationwide ties.</param>
internal sealed record TieSettlement(
    int First,
    int People,
    Permutation Workplaces,
    Permutation[] Locals,
    PermutationLanes FirstLanes,
    PermutationLanes LastLanes
)
{
    private const uint WorkplaceKey = 100;

    public static TieSettlement Of(int first, int people, Draws draws, int part, Permutation[] nationwide)
    {
        var locals = Orders(people, draws, SocialGraph.LocalSlots, part);
        return new TieSettlement(
            first,
            people,
            new Permutation(Math.Max(people, 1), draws.One((int)WorkplaceKey + part, Purpose.TieOrder)),
            locals,
            new PermutationLanes(locals[..PermutationLanes.Count]),
            new PermutationLanes([.. locals[PermutationLanes.Count..], .. nationwide])
        );
    }

    public static Permutation[] Orders(int people, Draws draws, int slots, int part) =>
        [.. Enumerable.Range(0, slots).Select(slot => new Permutation(Math.Max(people, 1), draws.One((2 * slot) + part, Purpose.TieOrder)))];
}
