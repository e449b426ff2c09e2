using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Ties;

/// <summary>The people of one settlement (urban or rural part of a district), with the permutations that pair them in each slot of a social tie.</summary>
/// <param name="FirstLanes">The permutations of the first eight local slots.</param>
/// <param name="LastLanes">The permutations of the other local slots, followed by those of the nationwide ones.</param>
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
