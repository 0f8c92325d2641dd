namespace TrialNet.Conformance.Rules;

/// <summary>A chapter of the rule book.</summary>
/// <param name="Id">Its id, with which the ids of its rules begin: <c>D-4</c>, <c>R-TCP</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Introduction">What its rules take for granted, such as the meaning of a word; may be empty.</param>
/// <param name="LookAt">What implementers usually get wrong: where to look first when a rule of the chapter fails.</param>
/// <param name="Rules">Its rules, in ascending order.</param>
public sealed record RuleChapter(string Id, string Title, string Introduction, string LookAt, IReadOnlyList<Rule> Rules);
