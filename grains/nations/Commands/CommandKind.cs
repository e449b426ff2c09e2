namespace AdoptionSim.Nations.Commands;

/// <summary>The kinds of commands that users can send to a run. Their names in lower case with hyphens are the words of <c>commands.csv</c>.</summary>
public enum CommandKind
{
    /// <summary>Gives a citizen a handset with a line; the argument is the model's key.</summary>
    Give,

    /// <summary>Bars a citizen from having a line; an active line is ended.</summary>
    Bar,

    /// <summary>Allows a citizen to have a line again.</summary>
    Allow,

    /// <summary>Adds the argument, in US dollars, to the purse of the handset owner's household, for airtime.</summary>
    TopUp,

    /// <summary>Breaks a handset beyond repair.</summary>
    Break,

    /// <summary>Hands a handset, with a new line, to the citizen of the same district whose number is the argument.</summary>
    HandOver,

    /// <summary>Takes a handset away and ends its line.</summary>
    TakeAway,

    /// <summary>Takes a tower off the air until it is switched on.</summary>
    SwitchOff,

    /// <summary>Puts a tower on the air again.</summary>
    SwitchOn,

    /// <summary>Sets the number of voice channels of every sector of a tower to the argument.</summary>
    SetChannels,
}
