/** The seed of all property tests: the same in every run, so that a submission is never refused for what another one found; or another one at will. */
import fc from 'fast-check';

const SEED = 20260603;

/** PROPERTY_SEED=7 npm test looks elsewhere; fast-check prints the seed with what it finds. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? SEED) });
