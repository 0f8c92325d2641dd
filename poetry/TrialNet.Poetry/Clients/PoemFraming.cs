namespace TrialNet.Poetry.Clients;

/// <summary>How a poem's end is marked.</summary>
public enum PoemFraming
{
    /// <summary>By the end of the connection, as the series has it: nobody can tell whether the poem is whole.</summary>
    Plain,

    /// <summary>The poem is one netstring, so that its length is known before its end (exercise 12.6).</summary>
    Netstring,
}
