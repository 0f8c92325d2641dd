using System.Text.Json.Serialization;

namespace TrialNet.Runner.Workers;

/// <summary>One line of the conversation between a supervisor and a worker; see README.md in this folder.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HelloMessage), "hello")]
[JsonDerivedType(typeof(RefusedMessage), "refused")]
[JsonDerivedType(typeof(DiscoverMessage), "discover")]
[JsonDerivedType(typeof(TestsMessage), "tests")]
[JsonDerivedType(typeof(RunMessage), "run")]
[JsonDerivedType(typeof(StopMessage), "stop")]
[JsonDerivedType(typeof(StartedMessage), "started")]
[JsonDerivedType(typeof(FinishedMessage), "finished")]
[JsonDerivedType(typeof(LateMessage), "late")]
[JsonDerivedType(typeof(BlockedMessage), "blocked")]
[JsonDerivedType(typeof(EndedMessage), "ended")]
[JsonDerivedType(typeof(PingMessage), "ping")]
[JsonDerivedType(typeof(PongMessage), "pong")]
internal abstract record WorkerMessage;
