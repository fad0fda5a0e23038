import type { Grant } from 'shared/people/abilities.ts';

/** A signed-in member of staff. */
export interface Staff {
  readonly accountId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** A signed-in candidate: one person in one session of one exam. */
export interface CandidateWho {
  readonly candidateId: string;
  readonly sessionId: string;
  readonly examId: string;
  readonly roomId: string;
}

/** A process of ours that works through the API: the vision service. */
export interface ServiceWho {
  readonly service: string;
}

/** A Safe Exam Browser that shows the name and secret of a configuration, or a token given for them. */
export interface SebClientWho {
  readonly configurationId: string;
  readonly candidateId: string;
  readonly by: 'secret' | 'token';
}

/** A laptop in a school that serves some rooms. */
export interface RoomServerWho {
  readonly serverId: string;
  readonly roomIds: readonly string[];
}

export interface WhoByAudience {
  readonly public: null;
  readonly staff: Staff;
  readonly candidate: CandidateWho;
  readonly service: ServiceWho;
  readonly sebClient: SebClientWho;
  readonly roomServer: RoomServerWho;
}
