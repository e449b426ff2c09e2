using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Model.Districts;

/// <summary>A journalled command to a citizen, handset or tower of a district.</summary>
/// <param name="Kind">The kind of command.</param>
/// <param name="Number">The number of the citizen, handset or tower.</param>
/// <param name="Value">A model's index, US cents, a citizen's number or channels, as the kind wants it; else 0.</param>
public readonly record struct DistrictCommand(CommandKind Kind, int Number, int Value);
