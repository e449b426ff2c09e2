using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Ties;

internal readonly record struct Person(int District, int Citizen);

/// <param name="Slot">The slot in which the other citizen has this one.</param>
/// <param name="OwnSlot">The slot in which this citizen has the other.</param>
internal readonly record struct DirectedTie(Person From, Person To, byte Slot, byte OwnSlot);

/// <summary>All ties of all citizens of a small nation, each seen from both ends.</summary>
internal sealed class TieList
{
    public TieList(RunSetup setup)
    {
        for (var district = 0; district < setup.Populations.Length; district++)
        {
            for (var citizen = 0; citizen < setup.Populations[district].People; citizen++)
            {
                All.AddRange(Of(setup, new Person(district, citizen)));
            }
        }
    }

    public List<DirectedTie> All { get; } = [];

    public static DirectedTie[] Of(RunSetup setup, Person person)
    {
        var ties = new Tie[TieSlots.Count];
        var count = setup.Graph.TiesOf(person.District, new CitizenIndex(person.Citizen), ties);
        return [.. ties[..count].Select(tie => new DirectedTie(person, new Person(tie.District, tie.Citizen), tie.Slot, tie.OwnSlot))];
    }
}
