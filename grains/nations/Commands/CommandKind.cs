namespace AdoptionSim.Nations.Commands;

/// <summary>
/// The kinds of commands that users can send to a run. The file <c>commands.csv</c> names them in lower case with hyphens, such as <c>top-up</c>.
/// </summary>
public enum CommandKind
{
    /// <summary>Gives a citizen a handset with a phone line; the argument is the key of the handset model.</summary>
    Give,

    /// <summary>Bars a citizen from having a phone line, and ends an active line of the citizen.</summary>
    Bar,

    /// <summary>Allows a barred citizen to have a phone line again.</summary>
    Allow,

    /// <summary>Adds money for airtime to the purse of the handset owner's household; the argument is the amount in US dollars.</summary>
    TopUp,

    /// <summary>Breaks a handset beyond repair.</summary>
    Break,

    /// <summary>
    /// Ends the phone line of a handset and gives the handset, with a new line, to another citizen of the same district. The argument is that citizen's number,
    /// as in the citizen's id DISTRICT/NUMBER.
    /// </summary>
    HandOver,

    /// <summary>Takes a handset away from its owner and ends the phone line.</summary>
    TakeAway,

    /// <summary>Takes a tower off the air until another command switches it on.</summary>
    SwitchOff,

    /// <summary>Puts a tower on the air again.</summary>
    SwitchOn,

    /// <summary>Sets the number of voice channels of every sector of a tower to the argument.</summary>
    SetChannels,
}
