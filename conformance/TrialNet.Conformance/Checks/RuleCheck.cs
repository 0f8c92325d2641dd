namespace TrialNet.Conformance.Checks;

/// <summary>A check of a rule that no program can show: threads, memory, depth, texts, tasks.</summary>
/// <param name="context">Gives subjects, and takes what is found.</param>
internal delegate void RuleCheck(CheckContext context);
