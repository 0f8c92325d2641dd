namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>Where the automata that watch protocols, factories and producers write down what they see, by rule. Threading: any.</summary>
internal interface IRuleLedger
{
    /// <summary>The premise of a rule held, and the rule with it.</summary>
    /// <param name="rule">The rule's id.</param>
    void Keep(string rule);

    /// <summary>A rule was broken.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="expected">What the rule asks for.</param>
    /// <param name="actual">What was seen.</param>
    void Break(string rule, string expected, string actual);
}
