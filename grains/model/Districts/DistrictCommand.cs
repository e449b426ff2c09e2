using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Model.Districts;

/// <summary>A user's command that acts on a citizen, handset or tower of a district, such as breaking a handset. It is recorded in the run's journal.</summary>
/// <param name="Kind">The kind of command.</param>
/// <param name="Number">The number of the citizen, handset or tower.</param>
/// <param name="Value">The argument, depending on the kind: a model's index, US cents, a citizen's number or a number of channels; 0 if the kind needs no
/// argument.</param>
public readonly record struct DistrictCommand(CommandKind Kind, int Number, int Value);
